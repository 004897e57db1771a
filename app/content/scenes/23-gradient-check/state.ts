import * as v from "valibot";

/** Exponents of ε: from 10⁻⁷ to 1, two steps a decade. */
export const EXPONENTS: readonly number[] = Array.from({ length: 15 }, (_, i) => -7 + i / 2);
export const MOST_SEED = 999;
/** Layers of a network that can be told apart here. */
const MOST_LAYERS = 64;

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** What a student sets. */
export const state = {
  schema: v.object({
    /** Place of the tensor that is checked, among those of the network. */
    tensor: whole(0, 2 * MOST_LAYERS),
    /** Place of the weight in it; −1: the one with the largest gradient. */
    weight: whole(-1, 1e6),
    exponent: v.pipe(v.number(), v.minValue(-7), v.maxValue(0)),
    /** What draws the bug; 0 for none. */
    sick: whole(0, MOST_SEED),
    /** Tensors that were checked. */
    checked: v.pipe(v.array(whole(0, 2 * MOST_LAYERS)), v.maxLength(2 * MOST_LAYERS)),
    /** The layer that is said to be sick, by its place in the network; −1 while none is. */
    said: whole(-1, MOST_LAYERS),
  }),
  initial: { tensor: 0, weight: -1, exponent: -5, sick: 0, checked: [0], said: -1 },
};
export type State = v.InferOutput<typeof state.schema>;

/** Chooses a tensor, which is a check of it. */
export function choosing({ checked }: Pick<State, "checked">, tensor: number): Partial<State> {
  return { tensor, weight: -1, checked: checked.includes(tensor) ? checked : [...checked, tensor] };
}

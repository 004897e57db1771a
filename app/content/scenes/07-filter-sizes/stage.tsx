import { useMemo } from "react";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Beside, Controls, Stage, Subject } from "#figures/stage/stage.tsx";
import { useJob } from "#figures/view/use-job.ts";
import { useStable } from "#figures/view/use-stable.ts";
import { thousands } from "#nn/format.ts";
import { Segmented } from "#ui/segmented.tsx";
import { Switch } from "#ui/switch.tsx";
import type { StageProps } from "../../scene-types.ts";
import { Arrows } from "./arrows.tsx";
import { Bank, InputBlock } from "./bank.tsx";
import { FilterBlock } from "./filter-block.tsx";
import { FormulaRow } from "./formula-row.tsx";
import { networkOf, parametersOf, RIVALS, sizesOf, type State } from "./layer.ts";
import { RivalsGuess } from "./rivals-guess.tsx";
import { storedParameters } from "#engine/show/stored-parameters.ts";
import { scaleText, storeText } from "./verdict.ts";
import "./stage.css";

const LOOKS = [
  { value: "blocks", label: "blocks to scale" },
  { value: "arrows", label: "circles and arrows" },
] as const;
const AXES = [
  { value: 1, label: "1-D: signal" },
  { value: 2, label: "2-D: image" },
] as const;

/** A layer's filters, to be pulled to other sizes, and the count that follows. */
export function FilterSizesStage({ device, state, set, guesses }: StageProps<State>) {
  const sizes = useStable(sizesOf(state));
  const isTall = state.axes === 2;
  const parameters = parametersOf(sizes);
  const network = useMemo(() => networkOf(sizes), [sizes]);
  const job = useJob(
    async (signal) => ({ network, count: await storedParameters(device, network, signal) }),
    [device, network],
  );
  const stored = job.value?.network === network ? job.value.count : null;
  return (
    <Stage view="none" jobs={[job]} problems={[]}>
      <Subject>
        <div className="sizes">
          <FormulaRow sizes={sizes} isTall={isTall} />
          {state.look === "blocks" ? (
            <FilterBlock sizes={sizes} isTall={isTall} onChange={set} />
          ) : (
            <Arrows sizes={sizes} isTall={isTall} onChange={set} />
          )}
          <div className="sizes-row">
            <Bank sizes={sizes} onChange={set} />
            <InputBlock sizes={sizes} isTall={isTall} />
          </div>
        </div>
      </Subject>
      <Aside>
        <Beside>
          <RivalsGuess guesses={guesses} onMeasure={() => set({ ...RIVALS.deep, axes: 2, look: "blocks" })} />
          <KeyNumber
            thing="count"
            label="parameters of the layer"
            value={thousands(parameters)}
            note={`${storeText(parameters, stored)} ${scaleText(sizes, parameters, isTall)}`}
          />
        </Beside>
        <Controls>
          <Segmented label="Drawn as" value={state.look} options={LOOKS} onChange={(look) => set({ look })} />
          <Segmented label="Input" value={state.axes} options={AXES} onChange={(axes) => set({ axes })} />
          <Switch checked={sizes.bias} onChange={(next) => set({ bias: next })}>
            biases
          </Switch>
        </Controls>
      </Aside>
    </Stage>
  );
}

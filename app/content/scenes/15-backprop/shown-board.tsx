import { Board, type Shown } from "./board.tsx";
import type { Examined } from "./examine.ts";
import type { Problem, Target } from "./problem.ts";
import type { Group, State } from "./state.ts";
import { winnerOf } from "./sums.ts";
import { short } from "./verdict.ts";

interface ShownBoardProps {
  readonly problem: Problem;
  /** Null until the kernels have answered. */
  readonly examined: Examined | null;
  readonly show: State["show"];
  readonly target: Target;
  readonly onPick: (target: Target) => void;
}

/** The board as it is asked for: values forward; on the way back, gradients in the place of one group of numbers. */
export function ShownBoard({ problem, examined, show, target, onPick }: ShownBoardProps) {
  const { layer } = problem;
  const numbers = examined?.numbers ?? problem.numbers;
  const isBack = show !== "forward";
  const own = (group: Group): Shown =>
    show === group
      ? { name: `∂L/∂${group}`, values: examined?.gradient[group] ?? [] }
      : { name: group, values: numbers[group] };
  const groups = {
    x: own("x"),
    w: own("w"),
    b: own("b"),
    y: isBack
      ? { name: "g = ∂L/∂y", values: examined?.g ?? problem.g, thing: "outputs" }
      : { name: "y", values: examined?.y ?? [], notes: movesOf(examined), thing: "outputs" },
  };
  return (
    <Board
      layer={layer}
      groups={groups}
      picked={show === "set" ? null : target}
      isBack={isBack}
      carries={(i, n) => layer.op !== "max" || winnerOf(layer, numbers, i) === n}
      onPick={show === "set" ? null : ({ group, at }) => isOpen(show, group) && onPick({ group, at })}
    />
  );
}

/** On the way back, only the numbers whose gradients are shown can be looked at. */
function isOpen(show: State["show"], group: Group): boolean {
  return show === "forward" || show === group;
}

function movesOf(examined: Examined | null): readonly (string | null)[] {
  return (
    examined?.y.map((value, i) => {
      const by = value - (examined.before[i] ?? value);
      return by === 0 ? null : `${by > 0 ? "+" : "−"}${short(Math.abs(by))}`;
    }) ?? []
  );
}

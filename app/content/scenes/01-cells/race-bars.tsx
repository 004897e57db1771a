import { useMemo, useState } from "react";
import { useJob } from "#figures/view/use-job.ts";
import type { Device } from "#gpu/device.ts";
import { thousands } from "#nn/format.ts";
import { Button } from "#ui/button.tsx";
import { formatNumber } from "#ui/number-text.ts";
import type { ParameterValues } from "#nn/types.ts";
import type { Step } from "./network.ts";
import { costs, race } from "./race.ts";

interface RaceProps {
  readonly device: Device;
  readonly weights: ParameterValues | null;
  /** What the classifier slides over; null while it is loaded. */
  readonly input: Float32Array | null;
  readonly step: Step;
}

/** Runs the race between both ways when asked; what came of it is for this very scene and step. */
export function useRace({ device, weights, input, step }: RaceProps) {
  const [asked, setAsked] = useState<Float32Array | null>(null);
  const [share, setShare] = useState(0);
  const isAsked = asked !== null && asked === input;
  const job = useJob(
    isAsked && weights
      ? async (signal) => {
          setShare(0);
          const result = await race(device, { weights, input: asked, step, signal, onProgress: setShare });
          return { of: asked, ...result };
        }
      : null,
    [device, weights, isAsked ? asked : null],
  );
  return {
    cost: useMemo(() => costs(step), [step]),
    result: job.value?.of === input ? job.value : null,
    isRunning: isAsked && job.isBusy,
    share,
    start: input && weights ? () => setAsked(input) : null,
    stop: () => setAsked(null),
    jobs: isAsked ? [job] : [],
  };
}

/** What the same labels cost cell by cell and in one pass: multiply-accumulates, and milliseconds once both have run. */
export function RaceBars({ cost, result, isRunning, share, start, stop }: ReturnType<typeof useRace>) {
  const most = Math.max(cost.cells, cost.pass);
  const rows = [
    { name: `cell by cell, ${thousands(cost.places)} cells`, macs: cost.cells, ms: result?.cellsMs ?? null },
    { name: "one pass over the image", macs: cost.pass, ms: result?.passMs ?? null },
  ];
  return (
    <div className="cells-race" data-thing="race">
      <table className="cells-bars">
        <thead>
          <tr>
            <th scope="col">the same labels</th>
            <th scope="col">MACs</th>
            <th scope="col">time</th>
            <th scope="col">
              <span className="visually-hidden">MACs as a bar</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, macs, ms }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{`${formatNumber(macs / 1e6, 3)} M`}</td>
              <td>{ms === null ? "–" : `${formatNumber(ms, 2)} ms`}</td>
              <td className="cells-bar" aria-hidden="true">
                <div style={{ width: `${(100 * macs) / most}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="cells-run">
        {isRunning ? (
          <Button small onPress={stop}>{`Stop (${Math.floor(100 * share)} %)`}</Button>
        ) : (
          <Button small disabled={start === null} onPress={() => start?.()}>
            Run both ways
          </Button>
        )}
        <p role="status">{raceText(cost, result)}</p>
      </div>
    </div>
  );
}

/** What both ways have in common, and what they have not. */
export function raceText(
  cost: ReturnType<typeof costs>,
  result: { readonly difference: number; readonly scale: number } | null,
): string {
  const ratio = cost.cells / cost.pass;
  const macs =
    ratio > 1
      ? `One pass needs ${formatNumber(ratio, 2)} times fewer MACs.`
      : "These cells do not overlap enough: one pass needs no fewer MACs.";
  if (!result) return macs;
  return `${macs} Largest |difference| of the outputs: ${formatNumber(result.difference, 2)}, for values up to ${formatNumber(result.scale, 2)}.`;
}

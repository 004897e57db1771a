import { useId } from "react";
import { useColouring } from "#figures/picture/colouring.ts";
import { cssColour, divergingPlace, inkOn } from "#ui/colour-maps.ts";
import { boardOf, type Spot } from "./geometry.ts";
import { groupsOf, type Layer, type Target } from "./problem.ts";
import type { Group } from "./state.ts";
import { tapsOf } from "./sums.ts";
import { nameOf, short } from "./verdict.ts";

/** A group of numbers as the board shows it. */
export interface Shown {
  /** `x`, or `∂L/∂x`. */
  readonly name: string;
  readonly values: readonly number[];
  /** Said under the numbers, such as how far they moved; none where it is missing. */
  readonly notes?: readonly (string | null)[];
  readonly thing?: string;
}

interface BoardProps {
  readonly layer: Layer;
  readonly groups: Readonly<Record<Group | "y", Shown>>;
  /** Null where nothing is looked at. */
  readonly picked: Target | null;
  /** Whether the arrows run from the outputs to the inputs. */
  readonly isBack: boolean;
  /** Whether a gradient passes an output's wire to an input; for a maximum, to its winner alone. */
  readonly carries: (i: number, n: number) => boolean;
  /** Null where nothing can be picked. */
  readonly onPick: ((target: Target) => void) | null;
}

/** A layer with its numbers, joined by wires: wires of one weight have one colour. Press a number to look at it. */
export function Board({ layer, groups, picked, isBack, carries, onPick }: BoardProps) {
  const board = boardOf(layer);
  const taps = tapsOf(layer);
  const marker = useId();
  const isLine = layer.x.rows === 1;
  const gap = [layer.x.columns + 0.15, (board.places.y[0]?.x ?? 0) - 0.7] as const;
  const isLit = ({ n, a }: { readonly n: number; readonly a: number }): boolean =>
    picked === null || picked.group === "b" ? false : picked.group === "x" ? n === picked.at : a === picked.at;
  const litOutputs = new Set(
    picked?.group === "b" ? board.places.y.map((_, i) => i) : taps.filter(isLit).map(({ i }) => i),
  );
  const shownGroups: readonly (Group | "y")[] = [...groupsOf(layer), "y"];
  return (
    <div
      className="bp-board"
      style={{
        aspectRatio: `${board.width} / ${board.height}`,
        "--board-width": board.width,
        "--board-height": board.height,
      }}
    >
      <svg viewBox={`0 0 ${board.width} ${board.height}`} aria-hidden="true">
        <defs>
          <marker id={marker} viewBox="0 0 10 10" refX="8" refY="5" markerWidth="5" markerHeight="5" orient="auto">
            <path d="M0 0L10 5L0 10z" fill="context-stroke" />
          </marker>
        </defs>
        {taps
          .filter((tap) => isLine || isLit(tap))
          .toSorted((a, b) => Number(isLit(a)) - Number(isLit(b)))
          .map((tap) => (
            <Wire
              key={`${tap.i} ${tap.n}`}
              from={board.places.x[tap.n]}
              to={board.places.y[tap.i]}
              weight={layer.op === "conv" ? tap.a : 0}
              isLit={isLit(tap)}
              isDead={!carries(tap.i, tap.n)}
              isBack={isBack}
              isLine={isLine}
              marker={marker}
              gap={gap}
            />
          ))}
      </svg>
      {shownGroups.map((group) => (
        <GroupCells
          key={group}
          layer={layer}
          group={group}
          shown={groups[group]}
          places={board.places[group]}
          name={board.names[group]}
          isLit={(at) => (group === "y" ? litOutputs.has(at) : picked?.group === group && picked.at === at)}
          onPick={group === "y" || !onPick ? null : (at) => onPick({ group, at })}
        />
      ))}
    </div>
  );
}

interface WireProps {
  readonly from: Spot | undefined;
  readonly to: Spot | undefined;
  readonly weight: number;
  readonly isLit: boolean;
  readonly isDead: boolean;
  readonly isBack: boolean;
  readonly isLine: boolean;
  readonly marker: string;
  /** Between inputs and outputs that lie side by side. */
  readonly gap: readonly [left: number, right: number];
}

/** Half a cell, and a little air. */
const CLEAR = 0.46;

function Wire({ from, to, weight, isLit, isDead, isBack, isLine, marker, gap }: WireProps) {
  if (!from || !to) return null;
  const corners = isLine ? across(from, to) : alongGutters(from, to, gap);
  const path = `M${(isBack ? corners.toReversed() : corners).map(({ x, y }) => `${x} ${y}`).join("L")}`;
  return (
    <path
      className="bp-wire"
      data-hue={weight % 4}
      data-lit={isLit || undefined}
      data-dead={isDead || undefined}
      d={path}
      {...(isLit && !isDead ? { markerEnd: `url(#${marker})` } : {})}
    />
  );
}

/** Straight from the lower edge of an input to the upper edge of an output. */
function across(from: Spot, to: Spot): readonly Spot[] {
  return [
    { x: from.x, y: from.y + CLEAR },
    { x: to.x, y: to.y - CLEAR },
  ];
}

/** From the corner of an input to the corner of an output, past the cells between them. */
function alongGutters(from: Spot, to: Spot, [left, right]: WireProps["gap"]): readonly Spot[] {
  const [below, above] = [from.y + 0.5, to.y - 0.5];
  return [
    { x: from.x + 0.4, y: from.y + 0.4 },
    { x: from.x + 0.5, y: below },
    { x: left, y: below },
    { x: right, y: above },
    { x: to.x - 0.5, y: above },
    { x: to.x - 0.4, y: to.y - 0.4 },
  ];
}

interface GroupCellsProps {
  readonly layer: Layer;
  readonly group: Group | "y";
  readonly shown: Shown;
  readonly places: readonly Spot[];
  readonly name: Spot;
  readonly isLit: (at: number) => boolean;
  readonly onPick: ((at: number) => void) | null;
}

function GroupCells({ layer, group, shown, places, name, isLit, onPick }: GroupCellsProps) {
  const diverging = useColouring("signed");
  const extent = Math.max(1, ...shown.values.map(Math.abs));
  return (
    <div role="group" aria-label={shown.name} className="bp-group scene-thing" data-thing={shown.thing}>
      <span className="bp-name" style={placeStyle(name)} translate="no">
        {shown.name}
      </span>
      {places.map((place, at) => {
        const value = shown.values[at];
        const note = shown.notes?.[at] ?? null;
        const t = divergingPlace(value ?? 0, extent * 1.6);
        const cell = {
          className: "bp-cell",
          "data-lit": isLit(at) || undefined,
          ...(group === "w" && layer.op === "conv" ? { "data-hue": at % 4 } : {}),
          style: { ...placeStyle(place), background: cssColour(diverging, t), color: inkOn(diverging, t) },
        };
        const text = (
          <>
            <span translate="no">{value === undefined ? "…" : short(value)}</span>
            {note === null ? null : <small translate="no">{note}</small>}
          </>
        );
        const label = `${nameOf(layer, group === "y" ? "g" : group, at).replace("g", "y")}: ${value === undefined ? "" : short(value)}`;
        return onPick ? (
          <button
            key={label.split(":")[0]}
            type="button"
            {...cell}
            aria-pressed={isLit(at)}
            aria-label={label}
            onClick={() => onPick(at)}
          >
            {text}
          </button>
        ) : (
          <span key={label.split(":")[0]} {...cell}>
            {text}
          </span>
        );
      })}
    </div>
  );
}

function placeStyle({ x, y }: Spot) {
  return { "--x": x, "--y": y };
}

declare module "react" {
  interface CSSProperties {
    readonly "--board-width"?: number;
    readonly "--board-height"?: number;
    readonly "--x"?: number;
    readonly "--y"?: number;
  }
}

import { Button } from "#ui/button.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { session } from "#state/session.ts";
import type { Unit } from "#engine/show/reading.ts";
import type { Part, Place } from "#figures/part.ts";

/** The unit at the centre of the first map. */
function middle({ value, shape }: Part): Unit {
  return { value, c: 0, y: Math.floor(shape.h / 2), x: Math.floor(shape.w / 2) };
}

/** Fields for the chosen unit's channel, row and column; or a button to choose a unit. */
export function UnitPicker({ part, unit }: { readonly part: Part; readonly unit: Unit | null }) {
  const { shape, value } = part;
  const isVector = shape.h === 1 && shape.w === 1;
  if (!unit) {
    return (
      <div className="insp-picker" data-empty>
        <p>Click a value on a map, or start at the centre.</p>
        <Button small onPress={() => session.select(middle(part))}>
          Choose a unit
        </Button>
      </div>
    );
  }
  const move = (change: Partial<Place>): void => session.select({ ...unit, value, ...change });
  return (
    <div className="insp-picker" data-vector={isVector || undefined} role="group" aria-label="Selected unit">
      <NumberField
        bare
        label={isVector ? "Unit" : "Channel"}
        min={0}
        max={shape.c - 1}
        value={unit.c}
        onChange={(c) => move({ c })}
      />
      {isVector ? null : (
        <>
          <NumberField bare label="Row" min={0} max={shape.h - 1} value={unit.y} onChange={(y) => move({ y })} />
          <NumberField bare label="Column" min={0} max={shape.w - 1} value={unit.x} onChange={(x) => move({ x })} />
        </>
      )}
      <Button small look="quiet" onPress={() => session.select(null)}>
        Clear
      </Button>
    </div>
  );
}

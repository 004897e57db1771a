import { hasLab } from "#content/labs.ts";
import type { Scene, SceneValues } from "#content/scene-types.ts";
import { sceneRows } from "#state/persist/scene-rows.ts";
import { Button } from "#ui/button.tsx";
import { ResetIcon, RightIcon } from "#ui/icons.tsx";
import { routeHref } from "#ui/route.ts";

/** The address that opens the stage's network, with its current settings, in the lab; null if the scene has none. */
function labHref({ id, initial }: Scene, state: SceneValues): string | null {
  if (!hasLab(id)) return null;
  return routeHref("lab", null, sceneRows.stageLink.write(id, sceneRows.scene.write(initial, state)));
}

interface StageWaysProps {
  readonly scene: Scene;
  readonly state: SceneValues;
  /** Null where there is nothing to reset. */
  readonly onReset: (() => void) | null;
}

/** Below the stage: a button that resets it, and a link that opens its network in the lab. */
export function StageWays({ scene, state, onReset }: StageWaysProps) {
  const href = labHref(scene, state);
  if (href === null && !onReset) return null;
  return (
    <div className="lecture-ways">
      {onReset ? (
        <p className="lecture-reset">
          <Button small icon={<ResetIcon />} onPress={onReset}>
            Reset the stage
          </Button>
        </p>
      ) : null}
      {href === null ? null : (
        <a className="lecture-lab" href={href}>
          <span>Open this network in the lab</span> <RightIcon />
        </a>
      )}
    </div>
  );
}

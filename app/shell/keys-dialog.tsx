import { useDevice } from "#state/stores/device-store.ts";
import { beginGuide } from "#state/stores/guide.ts";
import { useActionList } from "#ui/action.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { KeyHint } from "#ui/key-hint.tsx";
import { navigate, routeHref } from "#ui/route.ts";
import { usePresenting } from "#ui/theme.ts";

interface KeysDialogProps {
  readonly onClose: () => void;
}

/** The device that computes, and whether its results are correct. */
function DeviceFactsList() {
  const facts = useDevice((state) => state.facts);
  const isReady = useDevice((state) => state.status.kind === "ready");
  if (!facts) return null;
  const { renderer, way, test, refused } = facts;
  return (
    <section className="shell-device" aria-labelledby="shell-device-title">
      <h3 id="shell-device-title">This device</h3>
      <p>{`${renderer}. ${isReady ? `Computing with ${way}.` : "It cannot run the networks."}`}</p>
      {isReady ? <p>{test ? "Self-test against the CPU: passed." : "Self-test against the CPU: running."}</p> : null}
      {refused.map((each) => (
        <p key={each.way}>{`Failed with ${each.way}: ${each.wrong}.`}</p>
      ))}
    </section>
  );
}

/** Starts the guided first minute again; it is not shown while presenting. */
function FirstSteps({ onClose }: KeysDialogProps) {
  const isPresenting = usePresenting();
  if (isPresenting) return null;
  const begin = (): void => {
    onClose();
    beginGuide();
    navigate(routeHref("lab"));
  };
  return (
    <section className="shell-first" aria-labelledby="shell-first-title">
      <h3 id="shell-first-title">New here?</h3>
      <p>Three things to try in the lab, with an explanation of each.</p>
      <Button small onPress={begin}>
        First steps
      </Button>
    </section>
  );
}

/** All keys of the current screen; those that do nothing at the moment are grey. */
export function KeysDialog({ onClose }: KeysDialogProps) {
  const actions = useActionList();
  return (
    <Dialog title="Keys" open onClose={onClose}>
      <dl className="shell-keys">
        {actions.map(({ id, keys, label, isEnabled = true }) =>
          keys === undefined ? null : (
            <div key={id} className="shell-key" data-disabled={!isEnabled || undefined}>
              <dt>
                <KeyHint keys={keys} />
              </dt>
              <dd>
                <span>{label}</span>
                {isEnabled ? null : <span className="visually-hidden"> (not now)</span>}
              </dd>
            </div>
          ),
        )}
        <div className="shell-key">
          <dt>
            <KeyHint keys="Tab" />
          </dt>
          <dd>Next control; arrow keys move inside maps, lists and sliders</dd>
        </div>
      </dl>
      <FirstSteps onClose={onClose} />
      <DeviceFactsList />
    </Dialog>
  );
}

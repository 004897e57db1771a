import { useActionList } from "#ui/action.ts";
import { Dialog } from "#ui/dialog.tsx";
import { KeyHint } from "#ui/key-hint.tsx";

interface KeysDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Every key of the screen in front; those that have nothing to do at the moment are grey. */
export function KeysDialog({ open, onClose }: KeysDialogProps) {
  const actions = useActionList();
  return (
    <Dialog title="Keys" open={open} onClose={onClose}>
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
    </Dialog>
  );
}

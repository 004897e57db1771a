import { Dialog } from "#ui/dialog.tsx";
import { KeyHint } from "#ui/key-hint.tsx";
import { useShortcutList } from "#ui/use-shortcuts.ts";

interface KeysDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Every key that works on the screen in front. */
export function KeysDialog({ open, onClose }: KeysDialogProps) {
  const shortcuts = useShortcutList();
  return (
    <Dialog title="Keys" open={open} onClose={onClose}>
      <dl className="shell-keys">
        {shortcuts.map(({ keys, label }) => (
          <div key={`${keys} ${label}`} className="shell-key">
            <dt>
              <KeyHint keys={keys} />
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
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

import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "./button.tsx";
import { CrossIcon } from "./icons.tsx";
import "./overlay.css";

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** A modal dialog; Escape or a click outside closes it. */
export function Dialog({ title, open, children, onClose }: DialogProps) {
  return (
    <ModalOverlay className="ui-scrim" isOpen={open} isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="ui-dialog">
        <AriaDialog className="ui-dialog-body">
          <div className="ui-dialog-head">
            <Heading slot="title" className="ui-dialog-title">
              {title}
            </Heading>
            <Button look="quiet" label="Close" icon={<CrossIcon />} onPress={onClose} />
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

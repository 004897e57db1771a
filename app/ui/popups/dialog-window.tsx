import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "../button.tsx";
import { CrossIcon } from "../icons.tsx";
import "../overlay.css";

interface DialogWindowProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** The window of a dialog, while it is open. */
export function DialogWindow({ title, children, onClose }: DialogWindowProps) {
  return (
    <ModalOverlay className="ui-scrim" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="ui-dialog">
        <Dialog className="ui-dialog-body">
          <div className="ui-dialog-head">
            <Heading slot="title" className="ui-dialog-title">
              {title}
            </Heading>
            <Button look="quiet" label="Close" icon={<CrossIcon />} onPress={onClose} />
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

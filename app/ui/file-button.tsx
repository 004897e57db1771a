import { type ReactNode, useRef } from "react";
import { Button } from "./button.tsx";

interface FileButtonProps {
  readonly children: ReactNode;
  readonly disabled?: boolean;
  /** Kinds of files that the browser offers, as in HTML: `image/*`. */
  readonly accept?: string;
  readonly small?: boolean;
  readonly onFile: (file: File) => void;
}

/** A button that lets the student choose a file. */
export function FileButton({ children, disabled = false, accept, small = false, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button small={small} disabled={disabled} onPress={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={({ target }) => {
          const file = target.files?.item(0);
          // The same file can be chosen again.
          target.value = "";
          if (file) onFile(file);
        }}
      />
    </>
  );
}

import { useCallback, useEffect, useMemo, useState } from "react";

/** Copying a text, and what has come of it. */
export interface Copying {
  /** True for a while after a text was copied. */
  readonly isCopied: boolean;
  /** A text that could not be copied, to be shown and copied by hand; null where there is none. */
  readonly byHand: string | null;
  readonly copy: (text: string) => void;
  /** The text was copied by hand, or is not wanted any more. */
  readonly putAway: () => void;
}

/** How long a text is said to have been copied, in ms. */
const SAID_MS = 4000;

/** Whether the browser took the text. Pages from plain http have no clipboard, and where there is one it may refuse. */
async function offer(text: string): Promise<boolean> {
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard === undefined) return false;
  try {
    await clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Copies texts to the clipboard, or hands them back where the browser does not. */
export function useCopy(): Copying {
  const [isCopied, setCopied] = useState(false);
  const [byHand, setByHand] = useState<string | null>(null);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = useCallback((text: string): void => {
    void offer(text).then((isTaken) => {
      setCopied(isTaken);
      setByHand(isTaken ? null : text);
    });
  }, []);
  const putAway = useCallback(() => setByHand(null), []);
  return useMemo(() => ({ isCopied, byHand, copy, putAway }), [isCopied, byHand, copy, putAway]);
}

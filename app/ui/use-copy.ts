import { useCallback, useEffect, useMemo, useState } from "react";

/** Copying a text, and the result. */
export interface Copying {
  /** True for a short time after a text was copied. */
  readonly isCopied: boolean;
  /** A text that could not be copied, to be copied by hand; null if there is none. */
  readonly byHand: string | null;
  readonly copy: (text: string) => void;
  /** Call once the text was copied by hand, or is no longer needed. */
  readonly putAway: () => void;
}

/** How long copying is confirmed, in ms. */
const SAID_MS = 4000;

/** Copies a text; returns whether that worked. Pages over plain HTTP cannot use the clipboard, and access may be refused. */
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

/** Copies texts to the clipboard, or provides them for copying by hand. */
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

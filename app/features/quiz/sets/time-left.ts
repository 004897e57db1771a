import { useEffect, useState } from "react";

const SECOND = 1000;

/** Whole seconds until a moment (in ms since 1970), counted down to 0; null where there is none. */
export function useTimeLeft(until: number | null): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (until === null) return undefined;
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, [until]);
  return until === null ? null : Math.max(0, Math.ceil((until - now) / SECOND));
}

/** `20 minutes`, or `4:05 minutes`. */
export function inMinutes(seconds: number): string {
  const [whole, rest] = [Math.floor(seconds / 60), seconds % 60];
  const minutes = rest === 0 ? String(whole) : `${whole}:${String(rest).padStart(2, "0")}`;
  return `${minutes} ${seconds === 60 ? "minute" : "minutes"}`;
}

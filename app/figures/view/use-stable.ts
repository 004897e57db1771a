import { useRef } from "react";

/** The same object for as long as the value is written alike: for data that is made anew in every render. */
export function useStable<T>(value: T): T {
  const text = JSON.stringify(value);
  const kept = useRef({ text, value });
  if (kept.current.text !== text) kept.current = { text, value };
  return kept.current.value;
}

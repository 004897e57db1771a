import { useRef } from "react";

/** Keeps the same object as long as its JSON is equal: for data that is recreated in every render. */
export function useStable<T>(value: T): T {
  const text = JSON.stringify(value);
  const kept = useRef({ text, value });
  if (kept.current.text !== text) kept.current = { text, value };
  return kept.current.value;
}

import { useRef } from "react";

/** The value, or while it is null, the last non-null one of the same `owner`. */
export function useLast<T>(value: T | null, owner: unknown): T | null {
  const kept = useRef({ value, owner });
  if (value !== null || kept.current.owner !== owner) kept.current = { value, owner };
  return kept.current.value;
}

import { useState } from "react";

/** True from the first time that `holds` is true: for parts of a stage that wait until its main figure is shown. */
export function useOnce(holds: boolean): boolean {
  const [held, setHeld] = useState(holds);
  if (holds && !held) setHeld(true);
  return held || holds;
}

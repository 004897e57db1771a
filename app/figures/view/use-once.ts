import { useState } from "react";

/** True from the first time on that this holds: for what may wait until the main thing is on the stage. */
export function useOnce(holds: boolean): boolean {
  const [held, setHeld] = useState(holds);
  if (holds && !held) setHeld(true);
  return held || holds;
}

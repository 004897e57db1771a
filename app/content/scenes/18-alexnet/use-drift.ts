import { useEffect, useRef, useState } from "react";
import { useMedia } from "#ui/use-media.ts";
import { type Clicks, startClicks } from "./clicks.ts";
import { PHASES } from "./grating.ts";

/** Cycles of drift in a second. */
const SPEED = 1;

export interface Drift {
  /** The step of the cycle that the grating is at. */
  readonly phase: number;
  /** Whether it moves by itself: not where the system asks for stillness. */
  readonly moves: boolean;
  readonly canMove: boolean;
  /** Takes one step by hand. */
  readonly step: () => void;
}

/** A grating that drifts, or is taken on by hand. */
export function useDrift(isOn: boolean): Drift {
  const [phase, setPhase] = useState(0);
  const canMove = !useMedia("(prefers-reduced-motion: reduce)");
  const moves = isOn && canMove;
  useEffect(() => {
    if (!moves) return undefined;
    let frame = 0;
    const step = (now: number): void => {
      setPhase(Math.floor((now / 1000) * SPEED * PHASES) % PHASES);
      frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [moves]);
  return { phase, moves, canMove, step: () => setPhase((phase + 1) % PHASES) };
}

/** Whether the answers are heard, and the way to change it. Off at first; gone with the stage. */
export function useClicks(phase: number, share: number): readonly [isOn: boolean, toggle: () => void] {
  const clicks = useRef<Clicks | null>(null);
  const [isOn, setIsOn] = useState(false);
  useEffect(() => () => clicks.current?.stop(), []);
  useEffect(() => {
    if (isOn) clicks.current?.play(share, 1 / (SPEED * PHASES));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- one stretch of sound for each step of the cycle, whatever the answer becomes
  }, [isOn, phase]);
  const toggle = (): void => {
    if (isOn) clicks.current?.stop();
    clicks.current = isOn ? null : startClicks();
    setIsOn(!isOn);
  };
  return [isOn, toggle];
}

/** What the app's own session says of memory, before training is asked for and after. */
import { useFailure } from "#state/stores/failure-store.ts";
import { useShortage } from "#state/stores/shortage-store.ts";
import { current, until } from "./current-session.ts";

/** Resolves once the browser's timeline has this mark. */
function marked(name: string): Promise<void> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      if (list.getEntriesByName(name).length > 0) resolve();
    }).observe({ type: "mark" });
  });
}

export const memoryApi = {
  /** Has training prepared ahead; why it would not fit, null if it does. */
  async shortage(): Promise<string | null> {
    const compiled = marked("training compiled");
    current().compileAhead(() => Promise.resolve());
    await Promise.race([compiled, until(useShortage, ({ shortage }) => shortage !== null)]);
    return useShortage.getState().shortage;
  },
  /** Asks for training that does not fit; what is told. */
  async refusal(): Promise<string | null> {
    await current().play();
    await until(useFailure, ({ failure }) => failure !== null);
    return useFailure.getState().failure?.message ?? null;
  },
};

/** Reads and changes the lab's data in the browser's database behind the app's back. */
import type { Page } from "@playwright/test";

interface StoredLab {
  version: number;
  architecture: { readonly name: string };
  checkpoint: {
    readonly step: number;
    tensors?: readonly { readonly slot: string; readonly name: string; readonly length: number }[];
    data?: Blob;
    slots?: Map<string, Map<string, Float32Array>>;
  };
}

/** The stored lab of this tab: the network's name and the step reached; -1 if nothing is stored. */
export function storedLab(page: Page): Promise<{ readonly name: string; readonly step: number }> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve) => {
        request.addEventListener("success", () => resolve(request.result));
      });
    const tab = JSON.parse(sessionStorage.getItem("receptive.tab") ?? "{}") as { readonly lab?: string };
    if (tab.lab === undefined) return { name: "", step: -1 };
    const database = await answer(indexedDB.open("keyval-store"));
    const store = database.transaction("keyval").objectStore("keyval");
    const lab = (await answer(store.get(`receptive.lab${tab.lab}`))) as StoredLab | undefined;
    return { name: lab?.architecture.name ?? "", step: lab?.checkpoint.step ?? -1 };
  });
}

/** The stored weights of this tab's lab, by parameter. */
export function storedWeights(page: Page): Promise<Readonly<Record<string, readonly number[]>>> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve) => {
        request.addEventListener("success", () => resolve(request.result));
      });
    const tab = JSON.parse(sessionStorage.getItem("receptive.tab") ?? "{}") as { readonly lab?: string };
    const database = await answer(indexedDB.open("keyval-store"));
    const store = database.transaction("keyval").objectStore("keyval");
    const lab = (await answer(store.get(`receptive.lab${tab.lab ?? ""}`))) as StoredLab | undefined;
    const { tensors = [], data = new Blob() } = lab?.checkpoint ?? {};
    const floats = new Float32Array(await data.arrayBuffer());
    let from = 0;
    const all = tensors.map(
      ({ slot, name, length }) => [slot, name, Array.from(floats.slice(from, (from += length)))] as const,
    );
    return Object.fromEntries(all.filter(([slot]) => slot === "values").map(([, name, values]) => [name, values]));
  });
}

/** The names of all stored labs, in alphabetical order. */
export function storedNames(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve) => {
        request.addEventListener("success", () => resolve(request.result));
      });
    const database = await answer(indexedDB.open("keyval-store"));
    const store = database.transaction("keyval").objectStore("keyval");
    const range = IDBKeyRange.bound("receptive.lab", "receptive.lab/\uFFFF");
    const keys = (await answer(store.getAllKeys(range))).filter((key) => !(key as string).includes("-note"));
    const labs = await Promise.all(keys.map((key) => answer(store.get(key) as IDBRequest<Partial<StoredLab>>)));
    return labs.map(({ architecture }) => architecture?.name ?? "").toSorted();
  });
}

/** Writes a record where earlier versions of the app stored the lab. */
export function store(page: Page, record: object): Promise<void> {
  return page.evaluate(async (value) => {
    const opening = indexedDB.open("keyval-store");
    opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("keyval"));
    await new Promise((resolve) => {
      opening.addEventListener("success", resolve);
    });
    const transaction = opening.result.transaction("keyval", "readwrite");
    transaction.objectStore("keyval").put(value, "receptive.lab");
    await new Promise((resolve) => {
      transaction.addEventListener("complete", resolve);
    });
  }, record);
}

/**
 * Writes the stored lab of this tab anew. `older`: as the app's second version did, where it did, every array in the
 * record itself. `damaged`: without the last of its weights.
 */
export function rewrite(page: Page, how: "older" | "damaged"): Promise<void> {
  return page.evaluate(async (way) => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve) => {
        request.addEventListener("success", () => resolve(request.result));
      });
    const tab = JSON.parse(sessionStorage.getItem("receptive.tab") ?? "{}") as { readonly lab?: string };
    const key = `receptive.lab${tab.lab ?? ""}`;
    const database = await answer(indexedDB.open("keyval-store"));
    const reading = database.transaction("keyval").objectStore("keyval");
    const lab = (await answer(reading.get(key))) as StoredLab;
    const { tensors = [], data = new Blob(), ...rest } = lab.checkpoint;
    const floats = new Float32Array(await data.arrayBuffer());
    const slots = new Map<string, Map<string, Float32Array>>();
    let from = 0;
    for (const { slot, name, length } of tensors) {
      const values = slots.get(slot) ?? new Map<string, Float32Array>();
      slots.set(slot, values.set(name, floats.slice(from, (from += length))));
    }
    const changed =
      way === "older"
        ? { ...lab, version: 2, checkpoint: { ...rest, slots } }
        : { ...lab, checkpoint: { ...lab.checkpoint, data: data.slice(0, -4) } };
    const writing = database.transaction("keyval", "readwrite").objectStore("keyval");
    if (way === "older") {
      sessionStorage.clear();
      await answer(writing.clear());
    }
    await answer(writing.put(changed, way === "older" ? "receptive.lab" : key));
  }, how);
}

/** Changes a lab's note so that it was last changed and last seen some days ago. */
export function age(page: Page, name: string, days: number): Promise<void> {
  return page.evaluate(
    async ([wanted, ago]) => {
      const answer = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve) => {
          request.addEventListener("success", () => resolve(request.result));
        });
      const database = await answer(indexedDB.open("keyval-store"));
      const store = database.transaction("keyval", "readwrite").objectStore("keyval");
      const range = IDBKeyRange.bound("receptive.lab-note/", "receptive.lab-note/\uFFFF");
      for (const key of await answer(store.getAllKeys(range))) {
        const note = (await answer(store.get(key))) as { readonly name: string };
        const then = Date.now() - ago * 24 * 60 * 60 * 1000;
        if (note.name === wanted) await answer(store.put({ ...note, written: then, seen: then }, key));
      }
    },
    [name, days] as const,
  );
}

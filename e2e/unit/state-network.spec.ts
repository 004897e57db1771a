import { expect, test } from "@playwright/test";
import { rename } from "#nn/edit.ts";
import { defaultNetwork } from "#nn/zoo/zoo.ts";
import { network, useEdits, useNetwork } from "#state/stores/network-store.ts";

const named = (name: string) => ({ ...defaultNetwork, name });
const name = () => useNetwork.getState().architecture.name;

test("undo and redo bring back the very same networks; an edit that changes nothing leaves no trace", () => {
  const [first, second] = [named("first"), named("second")];
  network.restore([first]);
  expect(useEdits.getState()).toEqual({ canUndo: false, canRedo: false });
  network.edit((architecture) => architecture);
  expect(useEdits.getState()).toEqual({ canUndo: false, canRedo: false });
  network.replace(second);
  expect(useEdits.getState()).toEqual({ canUndo: true, canRedo: false });
  network.undo();
  expect(useNetwork.getState().architecture).toBe(first);
  expect(useEdits.getState()).toEqual({ canUndo: false, canRedo: true });
  network.redo();
  expect(useNetwork.getState().architecture).toBe(second);
});

test("what an earlier visit left comes under what was edited meanwhile, each a step of undo", () => {
  network.restore([named("start")]);
  network.edit((architecture) => rename(architecture, "edited"));
  network.restore([named("ran"), named("left")]);
  expect(name()).toBe("edited");
  network.undo();
  expect(name()).toBe("left");
  network.undo();
  expect(name()).toBe("ran");
  expect(useEdits.getState().canUndo).toBe(false);
});

test("a network that was not touched gives way to what an earlier visit left", () => {
  network.restore([named("start")]);
  network.restore([named("ran"), named("left")]);
  expect(name()).toBe("left");
  network.undo();
  expect(name()).toBe("ran");
});

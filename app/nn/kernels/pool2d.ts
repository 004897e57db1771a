import type { LayerKernel } from "./kernel.ts";

export function createMaxPool2dKernel(): LayerKernel {
  throw new Error("This kernel is not written");
}

export function createAvgPool2dKernel(): LayerKernel {
  throw new Error("This kernel is not written");
}

export function createGlobalAvgPool2dKernel(): LayerKernel {
  throw new Error("This kernel is not written");
}

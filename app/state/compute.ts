import { ComputeHost } from "./compute-host.ts";

/** The app's compute context: the lab and the lecture's stages share it. It is opened when the first of them wants it. */
export const compute = new ComputeHost();

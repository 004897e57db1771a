import { ComputeHost } from "./compute-host.ts";

/** The app's compute context, shared by the lab and the lecture's stages. It is opened when the first of them needs it. */
export const compute = new ComputeHost();

/** Workloads for the benchmark, and their validation. */
export interface ConvWorkload {
  readonly name: string;
  readonly op: "conv2d";
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly in: number;
  readonly out: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
  readonly groups: number;
  readonly pass: "forward" | "backward";
}
export interface PoolWorkload {
  readonly name: string;
  readonly op: "max_pool2d";
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly in: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly pass: "forward" | "backward";
}
export interface TrainWorkload {
  readonly name: string;
  readonly op: "train";
  readonly network: string;
  readonly batch: number;
  /** Side of the images; the network's own where it is null. */
  readonly size: number | null;
}
export interface InferWorkload {
  readonly name: string;
  readonly op: "infer";
  readonly network: string;
  readonly batch: number;
  readonly size: number | null;
}
export type Workload = ConvWorkload | PoolWorkload | TrainWorkload | InferWorkload;

const NUMBERS: Readonly<Record<string, Readonly<Record<string, number | null>>>> = {
  conv2d: {
    batch: 1,
    height: null,
    width: null,
    in: null,
    out: null,
    kernel: null,
    stride: 1,
    padding: 0,
    dilation: 1,
    groups: 1,
  },
  max_pool2d: { batch: 1, height: null, width: null, in: null, kernel: 2, stride: 2, padding: 0 },
  train: { batch: 32, size: 0 },
  infer: { batch: 1, size: 0 },
};
const WORDS: Readonly<Record<string, readonly string[]>> = {
  conv2d: ["name", "op", "pass"],
  max_pool2d: ["name", "op", "pass"],
  train: ["name", "op", "network"],
  infer: ["name", "op", "network"],
};

/** A workload from JSON; throws with what is wrong. Missing settings get their defaults. */
export function parseWorkload(json: unknown): Workload {
  if (typeof json !== "object" || json === null)
    throw new Error(`A workload must be an object, not ${JSON.stringify(json)}`);
  const given: Readonly<Record<string, unknown>> = { ...json };
  const op = String(given["op"]);
  const numbers = NUMBERS[op];
  const words = WORDS[op];
  if (!numbers || !words) throw new Error(`Unknown op "${op}"; known: ${Object.keys(NUMBERS).join(", ")}`);
  const name = typeof given["name"] === "string" ? given["name"] : JSON.stringify(json);
  for (const key of Object.keys(given)) {
    if (!(key in numbers) && !words.includes(key)) throw new Error(`"${name}": unknown field "${key}" for ${op}`);
  }
  const values: Record<string, unknown> = { name, op };
  for (const [key, usual] of Object.entries(numbers)) {
    const value = given[key] ?? usual;
    if (typeof value !== "number" || !Number.isInteger(value) || value < 0)
      throw new Error(`"${name}": ${key} must be a whole number`);
    values[key] = key === "size" && value === 0 ? null : value;
  }
  if (words.includes("pass")) {
    const pass = given["pass"] ?? "forward";
    if (pass !== "forward" && pass !== "backward") throw new Error(`"${name}": pass must be forward or backward`);
    values["pass"] = pass;
  }
  if (words.includes("network")) values["network"] = String(given["network"]);
  return values as unknown as Workload;
}

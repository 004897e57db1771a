import type { ParameterValues } from "#nn/types.ts";
import { browserEnvironment, requestFile } from "#data/request.ts";
import { readSafetensors } from "#formats/safetensors.ts";

/** The weights that come with the app: what messages call them, and what happens without them. */
const SHIPPED = {
  digits: { what: "the first network's weights", without: "until then the network starts untrained" },
  cells: { what: "the classifier's weights", without: "until then nothing can be classified" },
  filters: { what: "the trained filters", without: "until then there are none to look at" },
} as const;

/** How long to wait for the pretrained weights, in ms. */
const PATIENCE_MS = 10_000;

/**
 * Loads weights that were trained by this engine and come with the app, by default those of the first network. Never
 * throws.
 */
export async function shippedWeights(
  of: keyof typeof SHIPPED = "digits",
): Promise<{ readonly ok: true; readonly values: ParameterValues } | { readonly ok: false; readonly message: string }> {
  const { what, without } = SHIPPED[of];
  const url = new URL(`weights/${of}.safetensors`, browserEnvironment.baseUrl()).href;
  const answer = await requestFile(what, url, { signal: AbortSignal.timeout(PATIENCE_MS) }, browserEnvironment);
  if (!answer.ok) return { ok: false, message: answer.message };
  const bytes = await answer.response.arrayBuffer().catch(() => new ArrayBuffer(0));
  const read = readSafetensors(bytes);
  if (!read.ok)
    return {
      ok: false,
      message: `The file of ${what} is damaged or incomplete. Reload the page; ${without}.`,
    };
  return { ok: true, values: new Map([...read.tensors].map(([name, { data }]) => [name, data])) };
}

/** Characters that XML cannot hold, even escaped. */
// oxlint-disable-next-line no-control-regex -- they are what the pattern matches
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as XML holds it, between tags or within double quotes. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(IMPOSSIBLE, "")
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? "");
}

type Attributes = Readonly<Record<string, string | number | boolean>>;

/** The first line of a file. */
export const XML_START = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** An element of XML; `content` is XML already. */
export function xml(name: string, attributes: Attributes = {}, ...content: readonly string[]): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const head = `${name}${said.join("")}`;
  return content.length === 0 ? `<${head}/>` : `<${head}>${content.join("")}</${name}>`;
}

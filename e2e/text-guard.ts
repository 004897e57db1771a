/**
 * What translators of browsers do to a page: each text becomes an element that holds the translation, and the text
 * itself leaves the page. React goes on writing to a text that it made beside other children, and such a text then
 * stands still on a translated page; to take it away, or to put something before it, throws. What is the only text
 * of its element React replaces whole, and safely.
 *
 * The guard watches for changes that could not be seen on a translated page and reports each as a console error.
 */
export function guardTexts(): void {
  /** React marks what it made as a node of its own; the only text of an element is no such node. */
  const isNodeOfReact = (node: Node | null): boolean =>
    node?.nodeType === Node.TEXT_NODE && Object.keys(node).some((key) => key.startsWith("__reactFiber$"));
  const told = new Set<string>();
  const report = (what: string, text: Node | null, parent: Node | null): void => {
    const place = parent instanceof Element ? parent.outerHTML.slice(0, 160) : "";
    const message = `Lost in translation: ${what} “${text?.textContent ?? ""}” in ${place}`;
    if (told.has(message)) return;
    told.add(message);
    console.error(message);
  };
  new MutationObserver((records) => {
    for (const { type, target, addedNodes, removedNodes, nextSibling } of records) {
      if (type === "characterData") {
        if (isNodeOfReact(target)) report("changed text", target, target.parentNode);
        continue;
      }
      for (const node of addedNodes) {
        if (isNodeOfReact(node)) report("added text", node, target);
        else if (isNodeOfReact(nextSibling)) report("something put before text", nextSibling, target);
      }
      for (const node of removedNodes) if (isNodeOfReact(node)) report("removed text", node, target);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

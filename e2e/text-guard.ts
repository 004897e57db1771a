/**
 * What browser translators do to a page: each text node is replaced by an element with the translation. React keeps
 * writing to a text node that it created beside other children, so such a text appears frozen on a translated page, and
 * removing it, or inserting something before it, throws. The only text of an element is replaced as a whole, which is
 * safe.
 *
 * The guard watches for changes that would be lost on a translated page and reports each as a console error.
 */
export function guardTexts(): void {
  /** React marks text nodes that it created separately; the only text of an element is not one of them. */
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

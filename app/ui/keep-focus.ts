/** Keeps the focus where controls come and go: a control that is removed while it has the focus would leave it to the page. */

/** How many elements around a control can go with it, and leave a place that something else can be in. */
const NEAR = 4;
const FOCUSABLE = "a[href], button, input, select, textarea, [tabindex]";

/** What is remembered of the control that has the focus. */
interface Focused {
  readonly control: HTMLElement;
  readonly key: string;
  /** The elements around it, innermost first, each with the control's place among the controls in it. */
  readonly around: readonly { readonly element: Element; readonly place: number }[];
}

/** The controls in an element that can have the focus, in order. */
function controlsIn(element: Element): readonly HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (each) =>
      each.tabIndex >= 0 && !each.matches(":disabled, [aria-hidden=true] *") && each.getClientRects().length > 0,
  );
}

/** The text that names an element. */
function nameOf(element: Element): string {
  const by = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
  const labels = by.map((id) => element.ownerDocument.querySelector(`[id="${id}"]`)?.textContent ?? "");
  const own =
    element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? "") : (element.textContent ?? "");
  return element.getAttribute("aria-label") ?? (labels.join(" ") || own);
}

/** Equal for controls that are the same to a student: of radio buttons, which are one stop of the Tab key, the group counts. */
function keyOf(control: HTMLElement): string {
  const group = control.matches("[type=radio]") ? control.closest("[role=radiogroup]") : null;
  return [control.getAttribute("role") ?? control.tagName, nameOf(group ?? control)].join(" ");
}

/** The control that stands for one that is gone: the same where it was built anew, or one that is now in its place. */
function successorOf({ key, around }: Focused, root: Element): HTMLElement | undefined {
  const same = controlsIn(root).filter((each) => keyOf(each) === key);
  const chosen = same.find((each) => each instanceof HTMLInputElement && each.checked) ?? same[0];
  if (chosen) return chosen;
  const left = around.slice(0, NEAR).find(({ element }) => element.isConnected && element !== root);
  const controls = left ? controlsIn(left.element) : [];
  return controls[Math.min(left?.place ?? 0, controls.length - 1)];
}

/**
 * Keeps the focus in `root`: if the control that has it is removed or disabled, the focus moves to the same control if it is
 * created again (in a view that replaces another), or to the one now in its place ("Stop" instead of "Start"). Returns a
 * function that ends this.
 */
export function keepFocus(root: HTMLElement): () => void {
  let focused: Focused | null = null;
  let frame = 0;
  const onFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || target === root) return;
    const around: { element: Element; place: number }[] = [];
    for (let element = target.parentElement; element && root.contains(element); element = element.parentElement) {
      around.push({ element, place: controlsIn(element).indexOf(target) });
    }
    focused = { control: target, key: keyOf(target), around };
  };
  // The student has pressed something else, or no control at all.
  const onLeave = ({ target }: Event): void => {
    if (focused && target instanceof Node && !focused.control.contains(target)) focused = null;
  };
  const check = (): void => {
    frame = 0;
    if (!focused || (focused.control.isConnected && !focused.control.matches(":disabled"))) return;
    const { activeElement } = root.ownerDocument;
    if (activeElement && activeElement !== root.ownerDocument.body && activeElement !== focused.control) return;
    // If it is not there yet, the next changes are checked as well.
    successorOf(focused, root)?.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(() => {
    frame ||= requestAnimationFrame(check);
  });
  observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
  root.addEventListener("focusin", onFocus);
  root.ownerDocument.addEventListener("pointerdown", onLeave, true);
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
    root.removeEventListener("focusin", onFocus);
    root.ownerDocument.removeEventListener("pointerdown", onLeave, true);
  };
}

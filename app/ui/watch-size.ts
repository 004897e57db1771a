/**
 * Calls back once an element's size is first known, and after every change of it, until the returned function is
 * called. It calls back in the next frame, not while the browser lays out the page: if a callback changed sizes then,
 * browsers would report "ResizeObserver loop completed with undelivered notifications" as an error (CSSWG, Resize
 * Observer, 3.4.3).
 */
export function watchSize(elements: Iterable<Element>, onChange: () => void): () => void {
  let frame = 0;
  // oxlint-disable-next-line eslint/no-restricted-globals -- this is what all others use
  const observer = new ResizeObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(onChange);
  });
  for (const element of elements) observer.observe(element);
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  };
}

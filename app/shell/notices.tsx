import { useEffect, useRef } from "react";
import { dismiss, useNotices } from "#state/stores/notices.ts";
import { Notice } from "#ui/notice.tsx";
import { watchSize } from "#ui/watch-size.ts";

/** Notices shown on every screen, below the header, where they cover nothing. */
export function Notices() {
  const notices = useNotices((state) => state.notices);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!list.current) return undefined;
    const root = document.documentElement;
    const { current } = list;
    const unwatch = watchSize([current], () =>
      root.style.setProperty("--notices", `${current.getBoundingClientRect().height}px`),
    );
    return () => {
      unwatch();
      root.style.removeProperty("--notices");
    };
  }, []);
  const close = (id: string): void => {
    // The focus must not be lost with the button: it moves to the screen.
    if (list.current?.contains(document.activeElement)) document.querySelector<HTMLElement>("main")?.focus();
    dismiss(id);
  };
  return (
    <div ref={list} className="shell-notices" aria-live="polite" data-empty={notices.length === 0 || undefined}>
      {notices.map(({ id, text, tone = "info", title, action }) => (
        <Notice
          key={id}
          isLive={false}
          tone={tone}
          {...(title === undefined ? {} : { title })}
          {...(action === undefined ? {} : { action })}
          onDismiss={() => close(id)}
        >
          {text}
        </Notice>
      ))}
    </div>
  );
}

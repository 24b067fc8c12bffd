import { type ReactNode, useEffect, useRef } from "react";

type DrawerProps = {
  title: string;
  /** What its address bar shows. */
  address: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
};

/**
 * A browser window of its own beside the page, or a sheet from below on a narrow screen. It is not modal: what it
 * sends is explained behind it.
 */
export function Drawer({ title, address, isOpen, onClose, children }: DrawerProps) {
  const panel = useRef<HTMLElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    // A link that opens the drawer leaves the focus at the top of the page.
    if (wasOpen.current === isOpen) return;
    wasOpen.current = isOpen;
    if (!isOpen) return;
    const opener = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, [isOpen]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from any control
    <section
      ref={panel}
      tabIndex={-1}
      hidden={!isOpen}
      aria-label={title}
      className="drawer"
      onKeyDown={({ key }) => {
        if (key === "Escape") onClose();
      }}
    >
      <header className="drawer-bar">
        <span className="drawer-address">{address}</span>
        <button type="button" className="button" onClick={onClose}>
          Close<span className="sr-only"> the app</span>
        </button>
      </header>
      <div className="min-h-0 grow overflow-y-auto p-4">{children}</div>
    </section>
  );
}

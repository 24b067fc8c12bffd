import type { ComponentProps, MouseEvent } from "react";

export function Button(props: ComponentProps<"button">) {
  return <button type="button" className="button" {...props} />;
}

/** Ignores the second click of a double click; it would press whatever moved under the pointer. */
export function once(act: () => unknown): (click: MouseEvent) => void {
  return ({ detail }) => {
    if (detail < 2) act();
  };
}

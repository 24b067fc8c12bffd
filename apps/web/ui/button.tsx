import type { MouseEvent } from "react";

/** For what sends: the second click of a double click would hit whatever has moved under the pointer. */
export function once(act: () => unknown): (click: MouseEvent) => void {
  return ({ detail }) => {
    if (detail < 2) act();
  };
}

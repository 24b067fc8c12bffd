import type { Phase, Step } from "@blocked/cors-protocol";
import type { OptionName } from "@blocked/profiles";

/** What hangs together: a check, the header that it read, the line of the policy, the line of the fix. */
export type Strand = OptionName | "status";

const strands: Partial<Record<string, Strand>> = {
  "access-control-allow-origin": "origin",
  "access-control-allow-credentials": "credentials",
  "access-control-allow-methods": "methods",
  "access-control-allow-headers": "allowedHeaders",
};

export function strandOf({ header }: Pick<Step, "header">): Strand {
  return (header === null ? undefined : strands[header]) ?? "status";
}

export function strandOfHeader(name: string): Strand | undefined {
  return strands[name.toLowerCase()];
}

/** One answer on the way of a request; what is not bound to one, such as a line of code, has none. */
export type Place = `${"preflight" | "response"}-${number}`;

/** A redirect's target is read from the answer that redirects. */
export function placeOf(phase: Phase, hop: number): Place {
  return `${phase === "preflight" ? "preflight" : "response"}-${hop}`;
}

/** The attributes of an element that a thread runs through; focusable, so that a keyboard can follow it. */
export function onThread(on: readonly Strand[], place?: Place) {
  if (on.length === 0) return {};
  return { "data-on": on.join(" "), "data-place": place, tabIndex: 0 };
}

/**
 * Marks everything that hangs together with an element; where no thread runs through it, with the check that
 * decided.
 */
export function follow(root: HTMLElement, from: Element | null): void {
  const origin =
    from?.closest<HTMLElement>("[data-on]") ?? root.querySelector<HTMLElement>("[data-failed]");
  const wanted = origin?.dataset["on"]?.split(" ") ?? [];
  const place = origin?.dataset["place"];
  for (const element of root.querySelectorAll<HTMLElement>("[data-on]")) {
    const on = element.dataset["on"]?.split(" ") ?? [];
    const samePlace =
      place === undefined ||
      element.dataset["place"] === undefined ||
      element.dataset["place"] === place;
    element.toggleAttribute(
      "data-marked",
      samePlace && on.some((strand) => wanted.includes(strand)),
    );
  }
}

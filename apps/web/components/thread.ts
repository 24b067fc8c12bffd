import type { Phase, Step } from "@blocked/cors-protocol";
import type { OptionName } from "@blocked/servers";

/** What hangs together: a check, the header that it read, the line of the policy, the line of the fix. */
export type Strand = OptionName | "status";

/** A map, because a response may have a header called `constructor`. */
const strands = new Map<string, Strand>([
  ["access-control-allow-origin", "origin"],
  ["access-control-allow-credentials", "credentials"],
  ["access-control-allow-methods", "methods"],
  ["access-control-allow-headers", "allowedHeaders"],
]);

export function strandOf({ header }: Pick<Step, "header">): Strand {
  return (header === null ? undefined : strands.get(header)) ?? "status";
}

export function strandOfHeader(name: string): Strand | undefined {
  return strands.get(name.toLowerCase());
}

/** One answer on the way of a request; what is not bound to one, such as a line of code, has none. */
export type Place = `${"preflight" | "response"}-${number}`;

/** A redirect's target is read from the answer that redirects. */
export function placeOf(phase: Phase, hop: number): Place {
  return `${phase === "preflight" ? "preflight" : "response"}-${hop}`;
}

/** The attributes of an element that a thread runs through; focusable, so that a keyboard can follow it. */
export function onThread(on: readonly Strand[], places: readonly string[] = []) {
  if (on.length === 0) return {};
  return {
    "data-on": on.join(" "),
    "data-places": places.length === 0 ? undefined : places.join(" "),
    tabIndex: 0,
  };
}

/**
 * Marks everything that hangs together with an element; where no thread runs through it, with the check that
 * decided.
 */
export function follow(root: HTMLElement, from: Element | null): void {
  const origin =
    from?.closest<HTMLElement>("[data-on]") ?? root.querySelector<HTMLElement>("[data-failed]");
  for (const element of root.querySelectorAll<HTMLElement>("[data-on]")) {
    element.toggleAttribute(
      "data-marked",
      origin !== null && meet(origin, element, "on") && haveSamePlace(origin, element),
    );
  }
}

/** What names no place is of every place. */
function haveSamePlace(one: HTMLElement, other: HTMLElement): boolean {
  const isAnywhere = ({ dataset }: HTMLElement) => dataset["places"] === undefined;
  return isAnywhere(one) || isAnywhere(other) || meet(one, other, "places");
}

function meet(one: HTMLElement, other: HTMLElement, name: "on" | "places"): boolean {
  const words = (one.dataset[name] ?? "").split(" ");
  return (other.dataset[name] ?? "").split(" ").some((word) => word !== "" && words.includes(word));
}

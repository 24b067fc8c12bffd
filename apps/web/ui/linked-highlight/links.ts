import type { Phase, Step } from "@blocked/cors-protocol";
import type { OptionName } from "@blocked/profiles";

/** What an element is about. A check, its header, the policy's line and the fix's line share a topic. */
export type Topic = OptionName | "status";

/** NOTE: an object would return a function for a response header named `constructor`. */
const topics = new Map<string, Topic>([
  ["access-control-allow-origin", "origin"],
  ["access-control-allow-credentials", "credentials"],
  ["access-control-allow-methods", "methods"],
  ["access-control-allow-headers", "allowedHeaders"],
]);

export function topicOf({ header }: Pick<Step, "header">): Topic {
  return (header === null ? undefined : topics.get(header)) ?? "status";
}

export function topicOfHeader(name: string): Topic | undefined {
  return topics.get(name.toLowerCase());
}

/** One of the responses to a request. A line of code belongs to all of them and names none. */
export type ResponseId = `${"preflight" | "response"}-${number}`;

/** The redirect phase reads the `Location` of the response that redirects. */
export function responseIdOf(phase: Phase, hop: number): ResponseId {
  return `${phase === "preflight" ? "preflight" : "response"}-${hop}`;
}

/** The attributes of a linked element. It gets the focus, so that a keyboard can highlight it too. */
export function linkTo(about: readonly Topic[], responses: readonly string[] = []) {
  if (about.length === 0) return {};
  return {
    "data-topics": about.join(" "),
    "data-responses": responses.length === 0 ? undefined : responses.join(" "),
    tabIndex: 0,
  };
}

/** Marks every element linked with `from`, or with the failed check if `from` is not linked. */
export function highlight(root: HTMLElement, from: Element | null): void {
  const origin =
    from?.closest<HTMLElement>("[data-topics]") ?? root.querySelector<HTMLElement>("[data-failed]");
  for (const element of root.querySelectorAll<HTMLElement>("[data-topics]")) {
    element.toggleAttribute(
      "data-marked",
      origin !== null && share(origin, element, "topics") && haveSameResponse(origin, element),
    );
  }
}

function haveSameResponse(one: HTMLElement, other: HTMLElement): boolean {
  const hasNone = ({ dataset }: HTMLElement) => dataset["responses"] === undefined;
  return hasNone(one) || hasNone(other) || share(one, other, "responses");
}

function share(one: HTMLElement, other: HTMLElement, name: "topics" | "responses"): boolean {
  const words = (one.dataset[name] ?? "").split(" ");
  return (other.dataset[name] ?? "").split(" ").some((word) => word !== "" && words.includes(word));
}

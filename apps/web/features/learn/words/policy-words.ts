import type { Pattern, PluginOptions, PluginPolicy } from "@blocked/profiles";

/** Says in plain sentences what a policy allows. */
export function toPolicyWords(policy: PluginPolicy): string[] {
  if (policy.kind === "none") return ["The server permits nothing to pages of other addresses."];
  const { origin = "*", credentials, methods, allowedHeaders, exposedHeaders } = policy.options;
  return [
    toReaders(origin),
    credentials === true ? "Requests may carry cookies." : "The server says nothing about cookies.",
    `Methods: ${toText(methods) ?? "GET, HEAD, POST"}.`,
    `Request headers: ${toText(allowedHeaders) ?? "whatever the page asks for"}.`,
    ...(exposedHeaders === undefined
      ? []
      : [`Response headers that a script may read: ${toText(exposedHeaders)}.`]),
  ];
}

function toReaders(origin: NonNullable<PluginOptions["origin"]>): string {
  if (origin === "*" || origin === true) {
    return origin === true
      ? "Every website may read: the server repeats its address."
      : "Every website may read: the server sends a star (*).";
  }
  if (origin === false) return "The server permits nothing to pages of other addresses.";
  const names = [origin].flat().map(toName);
  return `Who may read: ${names.join(" and ")}.`;
}

function toName(one: string | Pattern): string {
  if (typeof one === "object") return `every address that matches /${one.regex}/`;
  return one === "null" ? "pages without an address (null)" : one;
}

function toText(list: string | readonly string[] | undefined): string | undefined {
  return typeof list === "string" ? list : list?.join(", ");
}

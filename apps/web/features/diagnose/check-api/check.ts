import { parseUrl } from "@blocked/cors-protocol";
import { decode, encode } from "@blocked/profiles";
import { masked, maskSecrets } from "@blocked/cors-protocol/paste";
import { bareGet, type Draft, toProblem } from "../../../lib/composition/draft.ts";

/** A request to any API, as the form has it. */
export type Check = {
  url: string;
  draft: Draft;
  /** Whether the lab's server may send a request that writes. */
  maySend: boolean;
};

export const blank: Check = { url: "", draft: bareGet, maySend: false };

/** Says why the request cannot be sent, and what to change; null if it can. */
export function toCheckProblem({ url, draft }: Check): string | null {
  const target = parseUrl(url) === null ? null : new URL(url);
  if (target === null || !/^https?:$/.test(target.protocol)) {
    return "Give the whole address of the API, beginning with http:// or https://.";
  }
  if (target.username !== "" || target.password !== "") {
    return "Remove the user name and the password from the address: fetch refuses them.";
  }
  const hidden = draft.headers.find(([, value]) => value.includes(masked));
  if (url.includes(masked) || hidden !== undefined) {
    return `Write ${hidden?.[0] ?? "the address"} again: the address of this page keeps no secrets.`;
  }
  return toProblem(draft);
}

const begin = "#check=";

/** The fragment that keeps the request, without secrets and without the body. It never allows sending a write. */
export function toCheckFragment({ url, draft }: Check): string {
  const { method, headers, credentials } = draft;
  const kept = headers.map(([name, value]): [string, string] => [
    name,
    maskSecrets(`${name}: ${value}`).text.slice(name.length + 2),
  ]);
  return begin + encode({ url: maskSecrets(url).text, method, headers: kept, credentials });
}

/** Reads a fragment, which anybody can write; null for another's, or a damaged one. */
export function readCheckFragment(fragment: string): Check | null {
  if (!fragment.startsWith(begin)) return null;
  try {
    const json = decode(fragment.slice(begin.length)) as Record<string, unknown> | null;
    const { url, method, headers, credentials } = json ?? {};
    const isLine = (line: unknown): line is [string, string] =>
      Array.isArray(line) && line.length === 2 && line.every((part) => typeof part === "string");
    if (typeof url !== "string" || typeof method !== "string") return null;
    if (!Array.isArray(headers) || !headers.every(isLine)) return null;
    const include = credentials === "include" ? "include" : "same-origin";
    return { url, draft: { ...bareGet, method, headers, credentials: include }, maySend: false };
  } catch {
    return null;
  }
}

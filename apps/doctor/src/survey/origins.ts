import { parseUrl } from "@blocked/cors-protocol";
/** An origin that a policy for the page's origin should not allow. */
export type NearMiss = {
  id:
    | "foreign"
    | "null"
    | "after"
    | "port-after"
    | "before"
    | "dot"
    | "subdomain"
    | "sibling"
    | "sibling-alike"
    | "other-port"
    | "insecure";
  origin: string;
};

/** The name that the survey puts into origins: letters alone, since a loose pattern may allow just these. */
const mark = "corsdoctor";
/** Nobody can register a name below `example`, so no real site has this origin. */
const foreign = `${mark}.example`;

/**
 * The origins that tell a careful policy from a loose one. Each is a valid origin of another page, and none is the
 * API's own.
 */
export function toNearMisses(page: string, api: string): NearMiss[] {
  const { protocol, hostname, port } = new URL(page);
  const at = port === "" ? "" : `:${port}`;
  const labels = hostname.split(".");
  const isName = !/^\[|^[\d.]+$/.test(hostname);
  const base = labels.slice(-2).join(".");
  const all: [id: NearMiss["id"], origin: string][] = [
    ["foreign", `${protocol}//${foreign}`],
    ["after", `${protocol}//${hostname}.${foreign}`],
    ["port-after", port === "" ? "" : `${protocol}//${hostname}:${port}1`],
    ["before", isName ? `${protocol}//${mark}${base}${at}` : ""],
    ["dot", isName ? `${protocol}//${withoutDot(labels)}${at}` : ""],
    ["subdomain", isName ? `${protocol}//${mark}.${hostname}${at}` : ""],
    ["sibling", isName && labels.length > 2 ? `${protocol}//${mark}.${base}${at}` : ""],
    ["sibling-alike", isName && labels.length > 2 ? `${protocol}//${mark}${hostname}${at}` : ""],
    ["other-port", `${protocol}//${hostname}:${otherPort(port, api)}`],
    ["insecure", protocol === "https:" ? `http://${hostname}${at}` : ""],
  ];
  const own = new URL(api).origin;
  const misses = all
    .map(([id, text]): NearMiss => ({ id, origin: toOrigin(text) }))
    .filter(({ origin }) => origin !== "" && origin !== page && origin !== own);
  return [...misses.slice(0, 1), { id: "null", origin: "null" }, ...misses.slice(1)];
}

/**
 * The host with a hyphen for its first dot, which an unescaped dot matches as well. The last dot stays: nobody can
 * register a name without it.
 */
function withoutDot(labels: readonly string[]): string {
  const [first, second, ...rest] = labels;
  return rest.length === 0 ? "" : `${first}-${[second, ...rest].join(".")}`;
}

/** A port that is neither the page's nor the API's. */
function otherPort(port: string, api: string): number {
  const taken = [port, new URL(api).port];
  return [8089, 8090, 8091].find((one) => !taken.includes(String(one))) ?? 8089;
}

/** The origin of a text; empty where it is not one, such as a name before an IP address. */
function toOrigin(text: string): string {
  return parseUrl(text) !== null ? new URL(text).origin : "";
}

export type RequestKind = "read" | "create" | "update" | "remove";

/** A request as the app offers it: what to do, and three switches. */
export type Draft = {
  request: RequestKind;
  /** credentials: "include" */
  cookies: boolean;
  /** Authorization: Bearer … */
  token: boolean;
  /** Content-Type: text/plain instead of application/json; only `create` has the choice. */
  text: boolean;
};

/** Who sends it: the lab's page, the attacker's page, or the attacker's sandboxed frame, whose origin is `null`. */
export type From = "page" | "attacker" | "null";

/** A named request. */
export type Probe = Draft & { id: string; label: string; from: From };

const define = <const Id extends string>(
  id: Id,
  label: string,
  request: RequestKind,
  more: Partial<Draft & { from: From }> = {},
) => ({
  ...({ cookies: false, token: false, text: false, from: "page" } satisfies Partial<Probe>),
  ...more,
  id,
  label,
  request,
});

const cookies = true;
const token = true;
const text = true;

/** Every profile states an outcome for each probe, so a new probe breaks compilation until all of them do. */
export const probes = [
  define("read", "read the list", "read"),
  define("read-with-cookies", "read the list with cookies", "read", { cookies }),
  define("read-with-token", "read the list with the token", "read", { token }),
  define("create", "create an item", "create"),
  define("create-as-text", "create an item as plain text", "create", { text }),
  define("update", "edit an item", "update"),
  define("remove", "delete an item", "remove"),
  define("update-with-cookies-and-token", "edit an item with cookies and token", "update", {
    cookies,
    token,
  }),
  define("read-from-another-site", "read the list with cookies, as another website", "read", {
    cookies,
    from: "attacker",
  }),
  define("read-from-a-sandbox", "read the list with cookies, from a sandboxed frame", "read", {
    cookies,
    from: "null",
  }),
  define(
    "write-from-another-site",
    "create an item as plain text with cookies, as another website",
    "create",
    { cookies, text, from: "attacker" },
  ),
] satisfies readonly Probe[];

export type ProbeId = (typeof probes)[number]["id"];

export function getProbe(id: ProbeId): Probe & { id: ProbeId } {
  const probe = probes.find((candidate) => candidate.id === id);
  if (probe === undefined) throw new Error(`There is no probe "${id}".`);
  return probe;
}

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

const plain = { cookies: false, token: false, text: false, from: "page" } as const;

/** Every profile states an outcome for each probe, so a new probe breaks compilation until all of them do. */
export const probes = [
  { ...plain, id: "read", label: "read the list", request: "read" },
  {
    ...plain,
    id: "read-with-cookies",
    label: "read the list with cookies",
    request: "read",
    cookies: true,
  },
  {
    ...plain,
    id: "read-with-token",
    label: "read the list with the token",
    request: "read",
    token: true,
  },
  { ...plain, id: "create", label: "create an item", request: "create" },
  {
    ...plain,
    id: "create-as-text",
    label: "create an item as plain text",
    request: "create",
    text: true,
  },
  { ...plain, id: "update", label: "edit an item", request: "update" },
  { ...plain, id: "remove", label: "delete an item", request: "remove" },
  {
    ...plain,
    id: "update-with-cookies-and-token",
    label: "edit an item with cookies and token",
    request: "update",
    cookies: true,
    token: true,
  },
  {
    ...plain,
    id: "read-from-another-site",
    label: "read the list with cookies, as another website",
    request: "read",
    cookies: true,
    from: "attacker",
  },
  {
    ...plain,
    id: "read-from-a-sandbox",
    label: "read the list with cookies, from a sandboxed frame",
    request: "read",
    cookies: true,
    from: "null",
  },
  {
    ...plain,
    id: "write-from-another-site",
    label: "create an item as plain text with cookies, as another website",
    request: "create",
    cookies: true,
    text: true,
    from: "attacker",
  },
] as const satisfies readonly Probe[];

export type ProbeId = (typeof probes)[number]["id"];

export function getProbe(id: ProbeId): Probe & { id: ProbeId } {
  const probe = probes.find((candidate) => candidate.id === id);
  if (probe === undefined) throw new Error(`There is no probe "${id}".`);
  return probe;
}

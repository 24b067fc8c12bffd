import type { Needs } from "@blocked/servers";

export const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;

/** Every JSON body needs it, so it is asked for unless `json=0` takes it away. */
const json = "Content-Type";

const list = (text: string | null) => (text ?? "").split(",").filter((one) => one !== "");

/** Reads the address. A missing part gets its default; an unknown method is dropped. */
export function readNeeds(query: URLSearchParams): Needs {
  const chosen = query.get("methods");
  return {
    origins: list(query.get("origins")),
    cookies: query.get("cookies") === "1",
    methods: methods.filter((one) => chosen === null || list(chosen).includes(one)),
    headers: [...(query.get("json") === "0" ? [] : [json]), ...list(query.get("headers"))],
    exposed: list(query.get("exposed")),
  };
}

/** Links to the page with these needs; the inverse of `readNeeds`. */
export function toNeedsLink({
  origins,
  cookies,
  methods: chosen,
  headers,
  exposed,
}: Needs): string {
  const others = headers.filter((name) => name !== json);
  const query = new URLSearchParams({
    ...(origins.length > 0 ? { origins: origins.join() } : {}),
    ...(cookies ? { cookies: "1" } : {}),
    ...(chosen.length < methods.length ? { methods: chosen.join() } : {}),
    ...(headers.includes(json) ? {} : { json: "0" }),
    ...(others.length > 0 ? { headers: others.join() } : {}),
    ...(exposed.length > 0 ? { exposed: exposed.join() } : {}),
  });
  return query.size === 0 ? "/config" : `/config?${query}`;
}

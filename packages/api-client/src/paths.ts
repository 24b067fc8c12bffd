import type { RouteName } from "./contract.ts";
import type { PathOf } from "./route-types.ts";

export type PathParams = { [name: string]: string | number };

export function fillIn(path: string, params: PathParams = {}): string {
  return path.replaceAll(/:(\w+)/g, (_match, name: string) =>
    encodeURIComponent(params[name] ?? ""),
  );
}

/** Fills in a path of the contract. A route that moves stops its callers from compiling. */
export const toPath = (path: PathOf<RouteName>, params?: PathParams) => fillIn(path, params);

/** The paths of the routes; those of items and the session are relative to a profile's base. */
export const paths = {
  profile: (id: string) => `/p/${id}`,
  items: toPath("/items"),
  item: (id: number) => toPath("/items/:id", { id }),
  session: toPath("/session"),
  witness: toPath("/witness"),
  record: (trace: string) => toPath("/witness/:trace", { trace }),
  prediction: (request: string, engine = "chromium") =>
    `${toPath("/prediction")}?request=${request}&engine=${engine}`,
  reset: toPath("/reset"),
  health: toPath("/health"),
};

/** The session's cookie. Cookies ignore ports, so another program on localhost could use the same name. */
export const sessionCookie = "blocked_by_cors_session";

/** The only user. The password is no secret: the page shows it. */
export const demoUser = { username: "demo", password: "let-me-in" };

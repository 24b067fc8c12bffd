import { type RouteName, routes } from "@blocked/api-client/contract";

/** Returns a route of the contract for `app.route({ ...toRoute("GET /items"), handler })`. */
export function toRoute<Name extends RouteName>(name: Name) {
  const [method = "", url = ""] = name.split(" ");
  // The same object for every profile: the compilers cache a schema by its identity.
  return { method, url, schema: routes[name] };
}

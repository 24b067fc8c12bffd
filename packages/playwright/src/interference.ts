import type { BrowserContext, Page } from "@playwright/test";

/** What makes a CORS assertion empty, and what to do about it. */
export type Interference = keyof typeof reasons;

const route =
  "Playwright then answers preflights itself, whatever the pattern, so the server's own response is never checked. Remove the route, or let a real server answer.";
const headers =
  "They are added to every request, so a simple request becomes a preflighted one, and the server sees what no visitor sends. Remove them, or set the header in the script's own request.";

const reasons = {
  "page.route": route,
  "page.routeFromHAR": route,
  "context.route": route,
  "context.routeFromHAR": route,
  extraHTTPHeaders: headers,
  setExtraHTTPHeaders: headers,
  httpCredentials:
    "Playwright then intercepts requests and signs in by itself, which no visitor's browser does. Sign in through the page.",
  bypassCSP:
    "It lets a request out that the page's own policy forbids, so the browser checks another page than visitors have. Remove it.",
  "disabled web security":
    "The browser lets script read every response. Remove --disable-web-security from the arguments, and whatever else switches the check off.",
  "the request fixture":
    "It sends requests from Node, where CORS does not exist, so its responses say nothing about a browser. Send the request from the page, or prepare data in another test or in a global set-up.",
  "a service worker":
    'It may answer the page\'s requests itself. Set serviceWorkers: "block" for this test.',
  "same origin":
    "Page and target have the same origin, and CORS checks only cross-origin requests. Open the page at its own origin, or call the API at its own.",
} as const;

/** Says why an assertion about CORS asserts nothing. */
export function toComplaint(found: readonly Interference[]): string {
  const items = found.map((name) => `  ${name}: ${reasons[name]}`);
  return ["This CORS assertion would assert nothing:", ...items].join("\n");
}

/** Notes each use of what hides CORS, for as long as the test runs. */
export function noteUses(
  target: BrowserContext | Page,
  kind: "page" | "context",
  note: (used: Interference) => void,
): () => void {
  const undo = [
    onCall(target, "route", () => note(`${kind}.route`)),
    onCall(target, "routeFromHAR", () => note(`${kind}.routeFromHAR`)),
    onCall(target, "setExtraHTTPHeaders", () => note("setExtraHTTPHeaders")),
    onCall(target, "setHTTPCredentials", () => note("httpCredentials")),
  ];
  return () => undo.forEach((one) => one());
}

/** Routes from before the watch began. Playwright has no public list of them. */
export function hasRoutes(target: BrowserContext | Page): boolean {
  const routes: unknown = Reflect.get(target, "_routes");
  return Array.isArray(routes) && routes.length > 0;
}

/** Options that hide CORS, of a test or of a context. */
export function readOptions(options: object): Interference[] {
  const { extraHTTPHeaders, httpCredentials, bypassCSP } = options as Record<string, unknown>;
  const found: Interference[] = [];
  if (Object.keys(extraHTTPHeaders ?? {}).length > 0) found.push("extraHTTPHeaders");
  if (httpCredentials !== undefined && httpCredentials !== null) found.push("httpCredentials");
  if (bypassCSP === true) found.push("bypassCSP");
  return found;
}

/** The options with which a context was made, one that a test made by itself included. */
export function optionsOf(context: BrowserContext): object {
  const options: unknown = Reflect.get(context, "_options");
  return typeof options === "object" && options !== null ? options : {};
}

/** Calls `told` before each call of a method; returns what undoes it. */
export function onCall(target: object, name: string, told: () => void): () => void {
  const original: unknown = Reflect.get(target, name);
  if (typeof original !== "function") return () => undefined;
  Reflect.set(target, name, (...args: unknown[]): unknown => {
    told();
    return Reflect.apply(original, target, args);
  });
  return () => Reflect.deleteProperty(target, name);
}

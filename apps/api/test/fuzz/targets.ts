import { encode, probes, profiles } from "@blocked/profiles";
import fc, { type Arbitrary } from "fast-check";
import { none, plugin, raw } from "../policy-servers/policies.ts";
import { apiOrigin, pageOrigin } from "../support/build.ts";
import { mostly, veiled as nasty } from "./nasty.ts";

/** A placeholder for the live key. */
export const keyMark = "KEYKEYKEYKEYKEYK";

const id = mostly(fc.integer({ min: 1, max: 12 }).map(String), nasty, 8);
const profile = fc.oneof(
  { weight: 12, arbitrary: fc.constant("correct") },
  { weight: 6, arbitrary: fc.constantFrom(...profiles.map((one) => one.id)) },
  nasty,
);
const resource = fc.oneof(
  { weight: 4, arbitrary: fc.constant("items") },
  { weight: 6, arbitrary: id.map((one) => `items/${one}`) },
  { weight: 2, arbitrary: fc.constant("session") },
  fc.constantFrom("v2/items", "report", "logo.svg", "nothing", "", "*"),
  nasty,
);

const planned = {
  url: `${apiOrigin}/playground/${encode(none)}/0/items`,
  origin: pageOrigin,
  method: "PUT",
  headers: [["Content-Type", "application/json"]],
  credentials: "omit",
  mode: "cors",
};
const policy = fc.oneof(
  fc.constantFrom(none, plugin({}), raw(200, ["Access-Control-Allow-Origin", "*"])).map(encode),
  fc.object({ maxDepth: 2 }).map(encode),
  nasty,
);
const prediction = fc.oneof(
  fc
    .record({ ...mapConstants(planned), method: fc.constantFrom("GET", "PUT", "x y", "") })
    .map(encode),
  fc.jsonValue().map(encode),
  nasty,
);

const path: Arbitrary<string> = fc.oneof(
  { weight: 24, arbitrary: fc.tuple(profile, resource).map((parts) => `/p/${parts.join("/")}`) },
  fc.constantFrom("/", "/health", "/openapi.json", "/docs", "/docs/", "/docs/json", "/docs/yaml"),
  nasty.map((text) => `/docs/static/${text}`),
  fc.constantFrom("/witness", "/reset", "/session", "/items"),
  mostly(fc.constant(`${keyMark}.1`), nasty).map((trace) => `/witness/${trace}`),
  prediction.map((one) => `/prediction?request=${one}`),
  fc.tuple(policy, mostly(fc.constant("0/items"), nasty)).map((p) => `/playground/${p.join("/")}`),
  nasty.map((text) => `/${text}`),
  nasty,
);

const trace = mostly(fc.constant(`${keyMark}.1`), nasty);
const parameter = fc.oneof(
  { weight: 6, arbitrary: trace.map((one) => `trace=${one}`) },
  nasty.map((text) => `limit=${text}`),
  nasty.map((text) => `offset=${text}`),
  fc.tuple(nasty, nasty).map((pair) => pair.join("=")),
);

/** A request target, often of an existing resource. */
export const target: Arbitrary<string> = fc
  .tuple(path, fc.array(parameter, { maxLength: 3 }), mostly(fc.constant(""), nasty, 40))
  .map(([start, parameters, end]) => {
    const sign = start.includes("?") ? "&" : "?";
    return start + (parameters.length === 0 ? "" : sign + parameters.join("&")) + end;
  })
  // A space would end the target.
  .map((text) => text.replaceAll(" ", "%20"));

/** Addresses of items in profiles that need no key. */
export const itemTarget: Arbitrary<string> = fc
  .tuple(fc.constantFrom("correct", "disabled", "origin-not-listed"), id, trace)
  .map(([one, number, mark]) => `/p/${one}/items/${number}?trace=${mark}`);

/** Whether a 500 is the lesson of each profile. */
export const breaks: ReadonlySet<string> = new Set(
  profiles
    .filter(({ outcomes }) =>
      probes.some(({ id: probe }) => outcomes[probe].exchanges.some((one) => one.endsWith(" 500"))),
    )
    .map((one) => one.id),
);

function mapConstants(object: typeof planned) {
  return Object.fromEntries(
    Object.entries(object).map(([name, one]) => [name, fc.constant(one as unknown)]),
  );
}

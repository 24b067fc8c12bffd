import {
  type Configuration,
  type Literal,
  optionNames,
  toConcept,
} from "@blocked/cors-protocol/paste";
import { nothingFound } from "@blocked/cors-protocol/explain";
import { checkOrigin } from "./origin-spelling.ts";
import type { Found } from "./answer/problem.ts";

type Concept = NonNullable<ReturnType<typeof toConcept>>;

/** What a pasted configuration allows, as the beginning of one that is right. Stars and code are left out. */
export function fromConfiguration({ servers: [server], options, headers }: Configuration): Found {
  const toValues = (concept: Concept): string[] => [
    ...Object.entries(options).flatMap(([name, value]) =>
      toConcept(name) === concept && !optionNamesOf(server).includes(name) ? toTexts(value) : [],
    ),
    ...headers.flatMap(({ name, value }) => (toConcept(name) === concept ? toTexts(value) : [])),
  ];
  const origins = toValues("origins").flatMap((origin) => {
    const misspelling = checkOrigin(origin);
    return misspelling === null ? [origin] : (misspelling.suggestion ?? []);
  });
  const hasCookies =
    Object.entries(options).some(
      ([name, value]) => toConcept(name) === "credentials" && value === true,
    ) || headers.some(({ name, value }) => toConcept(name) === "credentials" && value === "true");
  const [origin = null, ...others] = origins;
  return {
    source: "configuration",
    finding: nothingFound,
    facts: {
      url: null,
      origin,
      method: null,
      headers: toValues("headers"),
      cookies: hasCookies ? true : null,
      status: null,
    },
    heads: null,
    configured: {
      origins: others,
      // A browser asks for permission with OPTIONS, never for it.
      methods: toValues("methods")
        .map((method) => method.toUpperCase())
        .filter((method) => method !== "OPTIONS"),
      exposed: toValues("exposed"),
    },
  };
}

/** Options of a library that are named like another's lists. */
const optionNamesOf = (server: Configuration["servers"][number] | undefined): readonly string[] =>
  server === undefined || server === "nginx" ? [] : optionNames[server].others;

function toTexts(value: Literal): string[] {
  const all = Array.isArray(value) ? value : [value];
  return all
    .flatMap((one: Literal) => (typeof one === "string" ? one.split(",") : []))
    .map((one) => one.trim())
    .filter((one) => one !== "" && !/[*$]/.test(one));
}

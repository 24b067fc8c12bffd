import { Code, type Literal } from "../literal.ts";
import { isObject } from "../calls/fetch-call.ts";
import { distanceOf } from "../misspelt.ts";
import { findCredentialsProblems } from "./credentials.ts";
import type { Problem } from "./problem.ts";
import {
  type LibraryWithOptions as Server,
  optionNames,
  serverNames,
  toConcept,
} from "./servers.ts";

type Options = { [name: string]: Literal };

/** What a server does with an option that it does not know; the others ignore it. */
const unlessIgnored: Partial<Record<Server, string>> = {
  fastapi: "does not start with it",
  spring: "does not compile with it",
  "spring-annotation": "does not compile with it",
  "rs-cors": "does not compile with it",
  gin: "does not compile with it",
  s3: "refuses it",
  "api-gateway": "refuses it",
};

export function findProblems(server: Server, options: Options): Problem[] {
  return [...findKeyProblems(server, options), ...findCredentialsProblems(server, options)];
}

function findKeyProblems(server: Server, options: Options): Problem[] {
  return Object.entries(options).flatMap(([key, value]) => {
    if (key.startsWith("...")) return [];
    const { others, ...names } = optionNames[server];
    const own = [...Object.values(names), ...others];
    const ofValue = toValueProblems(server, key, value);
    return own.includes(key) ? ofValue : [toKeyProblem(server, key, value), ...ofValue];
  });
}

function toKeyProblem(server: Server, key: string, value: Literal): Problem {
  const name = serverNames[server];
  if (isObject(value) && Object.keys(value).some((inner) => toConcept(inner) !== null)) {
    const says = `${name} takes its options directly, not inside ${key}.`;
    return { kind: "misplaced", key, meant: null, says };
  }
  const meant = findMeantOption(server, key);
  const what = `${name} has no option ${key} and ${unlessIgnored[server] ?? "ignores it"}`;
  return {
    kind: "unknown",
    key,
    meant,
    says: meant === null ? `${what}.` : `${what}: write ${meant}.`,
  };
}

function findMeantOption(server: Server, key: string): string | null {
  const { others, ...names } = optionNames[server];
  const concept = toConcept(key);
  if (concept !== null) return names[concept] === "" ? null : names[concept];
  const own = [...Object.values(names), ...others].filter((one) => one !== "");
  const near = own.map((one) => ({
    one,
    distance: distanceOf(one.toLowerCase(), key.slice(0, 60).toLowerCase()),
  }));
  const [best] = near.toSorted((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= 2 ? best.one : null;
}

const hooks = ["onRequest", "preParsing", "preValidation", "preHandler", "preSerialization"];

function toValueProblems(server: Server, key: string, value: Literal): Problem[] {
  const problem = (says: string): Problem[] => [{ kind: "value", key, meant: key, says }];
  const concept = toConcept(key);
  const isList = concept === "origins" || concept === "methods" || concept === "headers";
  if (server === "fastapi" && isList && typeof value === "string" && key !== "allow_origin_regex") {
    return problem(`${key} is a list, and this is a text: write [${JSON.stringify(value)}].`);
  }
  if (
    server === "fastify" &&
    key === "hook" &&
    typeof value === "string" &&
    !hooks.includes(value)
  ) {
    return problem(
      `${serverNames[server]} does not start with the hook ${value}: leave it at ${hooks[0]}.`,
    );
  }
  if (concept === "origins") {
    return toOrigins(value).flatMap((origin) => toOriginProblem(server, origin, problem));
  }
  if (concept === "credentials" && typeof value !== "boolean" && !(value instanceof Code)) {
    return problem(`${key} is true or false, and this is ${JSON.stringify(value)}.`);
  }
  return [];
}

/** In these, a star inside an origin is reported by the library itself, or is a pattern. */
const withPatterns: readonly Server[] = ["fastapi", "flask", "laravel", "s3", "rs-cors", "gin"];

function toOrigins(value: Literal): string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.flatMap((one: Literal) => (typeof one === "string" ? [one] : []));
}

function toOriginProblem(
  server: Server,
  origin: string,
  problem: (says: string) => Problem[],
): Problem[] {
  if (origin === "*" || origin === "null" || origin === "") return [];
  if (origin.includes(",")) return problem(`“${origin}” is one text. Make a list of the origins.`);
  if (/^[a-z][a-z0-9+.-]{0,30}:\/\/[^/]{1,300}\/$/i.test(origin)) {
    return problem(`“${origin}” ends with a slash. An origin has none, so it never matches.`);
  }
  if (/^[a-z][a-z0-9+.-]{0,30}:\/\/[^/]{1,300}\/./i.test(origin)) {
    return problem(`“${origin}” has a path. An origin is scheme, host and port.`);
  }
  if (origin.includes("*") && !withPatterns.includes(server)) {
    return problem(`“${origin}” is no pattern: a star inside a text is only a star.`);
  }
  if (server !== "rack" && !/^[a-z][a-z0-9+.-]{0,30}:\/\//i.test(origin)) {
    return problem(`“${origin}” has no scheme. Write http:// or https:// before it.`);
  }
  return [];
}

import { Code, type Literal } from "../literal.ts";
import { isObject } from "../fetch-call.ts";
import { distanceOf } from "../misspelt.ts";
import { type Configurable, optionNames, serverNames, toConcept } from "./servers.ts";

/** Something in a configuration that does not do what it seems to. */
export type Problem = {
  kind: "unknown" | "misplaced" | "value" | "insecure";
  /** The option's name as it stands there. */
  key: string;
  /** The name that was meant; null where none is near. */
  meant: string | null;
  says: string;
};

type Server = Exclude<Configurable, "nginx">;
type Options = { [name: string]: Literal };

/** What a server does with an option that it does not know. */
const ignores: Record<Server, string> = {
  express: "ignores it",
  fastify: "ignores it",
  hono: "ignores it",
  koa: "ignores it",
  fastapi: "does not start with it",
};

export function findProblems(server: Server, options: Options): Problem[] {
  return [...findKeyProblems(server, options), ...findCredentialsProblems(server, options)];
}

/** The servers that send the wildcard as it is; the others repeat the origin of whoever asks. */
const literalWildcard: readonly Server[] = ["express", "fastify", "hono"];

/** What a server makes of every origin together with cookies. */
function findCredentialsProblems(server: Server, options: Options): Problem[] {
  const names = optionNames[server];
  if (options[names.credentials] !== true) return [];
  const key = names.origins;
  const origins = options[key];
  const isWildcard = [origins].flat().includes("*");
  const isMirror = origins === true || (server === "koa" && origins === undefined);
  if (isWildcard && literalWildcard.includes(server)) {
    const says = `${serverNames[server]} sends the star as it is, and a browser accepts no star for a request with cookies. List the origins.`;
    return [{ kind: "value", key, meant: key, says }];
  }
  if (!isWildcard && !isMirror) return [];
  const says = `${serverNames[server]} then allows whatever origin asks, so any website reads what the visitor’s cookies open. List the origins.`;
  return [{ kind: "insecure", key, meant: key, says }];
}

function findKeyProblems(server: Server, options: Options): Problem[] {
  return Object.entries(options).flatMap(([key, value]) => {
    if (key.startsWith("...")) return [];
    const { others, ...names } = optionNames[server];
    const own = [...Object.values(names), ...others];
    return own.includes(key)
      ? toValueProblems(server, key, value)
      : [toKeyProblem(server, key, value)];
  });
}

function toKeyProblem(server: Server, key: string, value: Literal): Problem {
  const name = serverNames[server];
  if (isObject(value) && Object.keys(value).some((inner) => toConcept(inner) !== null)) {
    const says = `${name} takes its options directly, not inside ${key}.`;
    return { kind: "misplaced", key, meant: null, says };
  }
  const meant = findMeantOption(server, key);
  const what = `${name} has no option ${key} and ${ignores[server]}`;
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
  if (concept !== null) return names[concept];
  const own = [...Object.values(names), ...others];
  const near = own.map((one) => ({
    one,
    distance: distanceOf(one.toLowerCase(), key.slice(0, 60).toLowerCase()),
  }));
  const [best] = near.toSorted((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= 2 ? best.one : null;
}

function toValueProblems(server: Server, key: string, value: Literal): Problem[] {
  const problem = (says: string): Problem[] => [{ kind: "value", key, meant: key, says }];
  const concept = toConcept(key);
  const isList = concept === "origins" || concept === "methods" || concept === "headers";
  if (server === "fastapi" && isList && typeof value === "string" && key !== "allow_origin_regex") {
    return problem(`${key} is a list, and this is a text: write [${JSON.stringify(value)}].`);
  }
  if (concept === "origins") {
    return toOrigins(value).flatMap((origin) => toOriginProblem(server, origin, problem));
  }
  if (concept === "credentials" && typeof value !== "boolean" && !(value instanceof Code)) {
    return problem(`${key} is true or false, and this is ${JSON.stringify(value)}.`);
  }
  return [];
}

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
  if (origin.includes("*") && server !== "fastapi") {
    return problem(`“${origin}” is no pattern: a star inside a text is only a star.`);
  }
  if (!/^[a-z][a-z0-9+.-]{0,30}:\/\//i.test(origin)) {
    return problem(`“${origin}” has no scheme. Write http:// or https:// before it.`);
  }
  return [];
}

import { isObject } from "../calls/fetch-call.ts";
import { type Literal, LiteralReader } from "../literal.ts";
import { readByHand } from "./by-hand.ts";
import { readNginx } from "./nginx.ts";
import type { Problem } from "./problem.ts";
import { findProblems } from "./problems.ts";
import { readDialect } from "./dialects.ts";
import {
  type Configurable,
  type Dialect,
  type LibraryWithOptions,
  optionNames,
  toConcept,
} from "./servers.ts";

/** A server's CORS configuration as a text has it. */
export type Configuration = {
  /** The library that it is written for, the likeliest first. Several where the text does not tell. */
  servers: readonly Configurable[];
  /** The options as they stand there; code is kept as its text. */
  options: { readonly [name: string]: Literal };
  /** The headers that nginx's lines, a program or another proxy set by their names. */
  headers: readonly { name: string; value: string }[];
  problems: readonly Problem[];
};

type Server = Exclude<LibraryWithOptions, Dialect>;

/** Words that tell the library, before the options are looked at. */
const marks: [pattern: RegExp, server: Server][] = [
  [
    /@fastify\/cors|fastify-cors|fastifyCors|\.register\(\s{0,20}(?:require\(.{0,40}\)|\w{0,30}[cC]ors\w{0,30}|import\()/,
    "fastify",
  ],
  [/CORSMiddleware|allow_origins|fastapi|starlette/, "fastapi"],
  [/hono\b|from ['"]hono\/cors|\buse\(\s{0,8}['"]\/?\*['"]?\s{0,8},\s{0,8}cors\(/i, "hono"],
  [/@koa\/cors|koa2?-cors|new Koa\b/, "koa"],
  [/require\(['"]cors['"]\)|from ['"]cors['"]|express|enableCors|corsOptions/, "express"],
];

/** The libraries that a bare object of options can belong to. */
const guessable: readonly Server[] = ["express", "fastify", "hono", "koa", "fastapi"];

/** Where the options begin, from the most to the least particular. */
const calls: RegExp[] = [
  /add_middleware\(\s{0,40}CORSMiddleware\s{0,20},/,
  /\bMiddleware\(\s{0,40}CORSMiddleware\s{0,20},/,
  /\bCORSMiddleware\(/,
  /\.register\(\s{0,20}[\w.()'"@/-]{1,60}\s{0,20},\s{0,40}/,
  /\b(?:cors|fastifyCors|enableCors)\(\s{0,40}(?=[{[(])/,
  /\bcorsOptions\s{0,8}(?::.{1,40})?=\s{0,8}(?=\{)/,
  /\b(?:export default|module\.exports ?=|return|const \w{1,40} ?=)\s{0,8}(?=\{)/,
];

/** Reads the options or the call of a known library, a block of nginx, or headers set by hand. Nothing is run. */
export function readConfiguration(text: string): Configuration | null {
  const nginx = readNginx(text);
  if (nginx !== null) return { servers: ["nginx"], options: {}, ...nginx };
  const dialect = readDialect(text);
  if (dialect !== null) {
    const { server, options, problems = [] } = dialect;
    return {
      servers: [server],
      options,
      headers: [],
      problems: [...findProblems(server, options), ...problems],
    };
  }
  const options = findOptions(text);
  if (options === null || !isAboutCors(options)) {
    const byHand = readByHand(text);
    return byHand === null ? null : { servers: [], options: {}, ...byHand };
  }
  const servers = findServers(text, options);
  const [server] = servers;
  return {
    servers,
    options,
    headers: [],
    problems:
      server === undefined ? [] : [...findProblems(server, options), ...findLate(server, text)],
  };
}

const route = /\b(?:app|server)\.(?:use|get|post|put|patch|delete|all)\(\s{0,8}["'`]\//;
const middleware = /\b(?:app|server)\.use\(\s{0,8}cors\(/;

/** Express and Hono run what is registered, in its order. */
function findLate(server: Server, text: string): Problem[] {
  if (server !== "express" && server !== "hono") return [];
  const first = text.search(route);
  const place = text.search(middleware);
  if (first < 0 || place < 0 || first > place) return [];
  const says =
    "The routes above this line respond before it, without its headers. Put it before every route.";
  return [{ kind: "misplaced", key: "app.use(cors(…))", meant: null, says }];
}

function findOptions(text: string): { [name: string]: Literal } | null {
  for (const call of calls) {
    const found = call.exec(text);
    if (found === null) continue;
    const reader = new LiteralReader(text, found.index + found[0].length);
    const { values, named } = reader.readArguments();
    if (Object.keys(named).length > 0) return named;
    const object = values.find((value) => isObject(value));
    if (object !== undefined && isObject(object)) return object;
  }
  const bare = text.trimStart();
  if (!bare.startsWith("{")) {
    const named = /^\s{0,40}allow_\w{1,30}\s{0,4}=/.test(text)
      ? new LiteralReader(text).readArguments().named
      : {};
    return Object.keys(named).length > 0 ? named : null;
  }
  const object = new LiteralReader(bare).read();
  return isObject(object) ? object : null;
}

/** One option alone, such as `origin`, may belong to anything. */
function isAboutCors(options: { readonly [name: string]: Literal }): boolean {
  const all = Object.entries(options).flatMap(([name, value]) => [
    name,
    ...(isObject(value) ? Object.keys(value) : []),
  ]);
  const known = all.map(toConcept).filter((concept) => concept !== null);
  return known.includes("origins") || known.length > 1;
}

/** The libraries that have most of the options. */
function findServers(text: string, options: { readonly [name: string]: Literal }): Server[] {
  const marked = marks.find(([pattern]) => pattern.test(text))?.[1];
  if (marked !== undefined) return [marked];
  const keys = Object.keys(options);
  // Fastify registers its plugins.
  const possible = guessable.filter((server) => server !== "fastify" || !/\.use\(/.test(text));
  const counted = possible.map((server) => {
    const { others, ...names } = optionNames[server];
    const own = [...Object.values(names), ...others];
    return { server, count: keys.filter((key) => own.includes(key)).length };
  });
  const most = Math.max(...counted.map(({ count }) => count));
  return counted.filter(({ count }) => count === most).map(({ server }) => server);
}

import { Code, type Literal } from "../literal.ts";
import type { Problem } from "./problem.ts";
import { type LibraryWithOptions, optionNames, serverNames } from "./servers.ts";

type Options = { readonly [name: string]: Literal };

/** What a library makes of every origin together with cookies. */
const stars: Record<LibraryWithOptions, "sends the star" | "repeats the origin" | "refuses"> = {
  express: "sends the star",
  fastify: "sends the star",
  hono: "sends the star",
  "socket-io": "sends the star",
  vite: "sends the star",
  "rs-cors": "sends the star",
  gin: "sends the star",
  s3: "sends the star",
  koa: "repeats the origin",
  fastapi: "repeats the origin",
  flask: "repeats the origin",
  django: "repeats the origin",
  laravel: "repeats the origin",
  spring: "refuses",
  "spring-annotation": "refuses",
  rack: "refuses",
  "api-gateway": "refuses",
};

/** Without the option, these allow every origin. */
const openByDefault: readonly LibraryWithOptions[] = [
  "koa",
  "flask",
  "express",
  "fastify",
  "hono",
  "rs-cors",
  "spring-annotation",
];
/** Options of their own that allow every origin. */
const allowAll = ["CORS_ALLOW_ALL_ORIGINS", "CORS_ORIGIN_ALLOW_ALL", "AllowAllOrigins"];
/** A function that allows whatever origin asks. */
const anyOrigin =
  /^\(?\s?(\w{1,40})(?:,\s?\w{1,40})?\s?\)?\s?=>\s?(?:\w{1,40}\(null,\s?(?:true|\1)\)|true|\1)\s?$/;
/** With these, a star is a pattern and matches whatever origin asks. */
const patterns = ["allowedOriginPatterns", "originPatterns", "allowed_origins_patterns"];

export function findCredentialsProblems(server: LibraryWithOptions, options: Options): Problem[] {
  const names = optionNames[server];
  if (options[names.credentials] !== true) return [];
  const opened = allowAll.find((name) => options[name] === true);
  const pattern = patterns.find((name) => hasStar(options[name]));
  const key = opened ?? pattern ?? (options["value"] === undefined ? names.origins : "value");
  const origins = options[key];
  const isDefault =
    origins === undefined &&
    openByDefault.includes(server) &&
    !patterns.some((name) => name in options);
  const isStar = opened !== undefined || hasStar(origins) || isDefault;
  const isMirror =
    pattern !== undefined ||
    (origins === true && opened === undefined) ||
    (origins instanceof Code && anyOrigin.test(origins.text));
  if (!isStar && !isMirror) return [];
  const name = serverNames[server];
  const meant = opened === undefined ? key : names.origins;
  const behaviour = isMirror ? "repeats the origin" : stars[server];
  if (behaviour === "sends the star") {
    const says = `${name} sends the star as it is, and a browser accepts no star for a request with cookies. List the origins.`;
    return [{ kind: "value", key, meant, says }];
  }
  if (behaviour === "refuses") {
    const says = `${name} refuses the star together with credentials, with an error instead of a response. List the origins.`;
    return [{ kind: "value", key, meant, says }];
  }
  const says = `${name} then allows whatever origin asks, so any website reads what the visitor’s cookies open. List the origins.`;
  return [{ kind: "insecure", key, meant, says }];
}

function hasStar(value: Literal | undefined): boolean {
  return [value].flat().includes("*");
}

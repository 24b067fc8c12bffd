import { dialectNames } from "./dialect-names.ts";

/** The servers whose configuration is read. */
export type Configurable = LibraryWithOptions | "nginx";

export type LibraryWithOptions = "express" | "fastify" | "hono" | "koa" | "fastapi" | Dialect;

/** Libraries that are recognised by their own words, and whose options stand in no single object. */
export type Dialect =
  | "flask"
  | "django"
  | "rack"
  | "laravel"
  | "spring"
  | "spring-annotation"
  | "socket-io"
  | "vite"
  | "rs-cors"
  | "gin"
  | "s3"
  | "api-gateway";

/** What an option decides, whatever its name. */
export type Concept = "origins" | "methods" | "headers" | "exposed" | "credentials" | "maxAge";

type Names = Record<Concept, string> & { others: readonly string[] };

const expressNames: Names = {
  origins: "origin",
  methods: "methods",
  headers: "allowedHeaders",
  exposed: "exposedHeaders",
  credentials: "credentials",
  maxAge: "maxAge",
  others: ["preflightContinue", "optionsSuccessStatus", "headers"],
};

const honoNames: Names = {
  origins: "origin",
  methods: "allowMethods",
  headers: "allowHeaders",
  exposed: "exposeHeaders",
  credentials: "credentials",
  maxAge: "maxAge",
  others: [],
};

/** The names of each library's options, as of the versions in this workspace. */
export const optionNames: Record<LibraryWithOptions, Names> = {
  ...dialectNames,
  express: expressNames,
  "socket-io": expressNames,
  vite: expressNames,
  fastify: {
    ...expressNames,
    others: [
      "cacheControl",
      "preflight",
      "strictPreflight",
      "preflightContinue",
      "optionsSuccessStatus",
      "hook",
      "hideOptionsRoute",
      "logLevel",
      "delegator",
      "prefix",
    ],
  },
  hono: honoNames,
  koa: {
    ...honoNames,
    others: ["keepHeadersOnError", "secureContext", "privateNetworkAccess"],
  },
  fastapi: {
    origins: "allow_origins",
    methods: "allow_methods",
    headers: "allow_headers",
    exposed: "expose_headers",
    credentials: "allow_credentials",
    maxAge: "max_age",
    others: ["allow_origin_regex", "allow_private_network"],
  },
};

export const serverNames: Record<Configurable, string> = {
  express: "the cors package of Express",
  fastify: "@fastify/cors",
  hono: "Hono’s cors",
  koa: "@koa/cors",
  fastapi: "FastAPI’s CORSMiddleware",
  flask: "flask-cors",
  django: "django-cors-headers",
  rack: "rack-cors",
  laravel: "Laravel’s config/cors.php",
  spring: "Spring’s CorsConfiguration",
  "spring-annotation": "Spring’s @CrossOrigin",
  "socket-io": "Socket.IO",
  vite: "Vite",
  "rs-cors": "rs/cors",
  gin: "gin-contrib/cors",
  s3: "Amazon S3",
  "api-gateway": "Amazon API Gateway",
  nginx: "nginx",
};

const concepts: [pattern: RegExp, concept: Concept][] = [
  [/^(?:exposed?|accesscontrolexpose)headers?$|^exposed?$/, "exposed"],
  [
    /^(?:allow|allowed|accesscontrolallow|supports?)?origins?$|^(?:origins?)?whitelist$|^domains?$/,
    "origins",
  ],
  [/^(?:allow|allowed|accesscontrolallow|cors)?(?:http)?methods?$|^verbs$/, "methods"],
  [/^(?:allow|allowed|accesscontrolallow|request|cors)?headers?$/, "headers"],
  [/^(?:allow|allowed|accesscontrolallow|supports?|with)?credentials?$/, "credentials"],
  [
    /^(?:accesscontrol)?(?:max|preflightmax|maximum)?age$|^maxageseconds$|^preflightmaxage$/,
    "maxAge",
  ],
];

/** What a name is meant for, in the spelling of any library. */
export function toConcept(name: string): Concept | null {
  const plain = name
    .toLowerCase()
    .replaceAll(/[_-]/g, "")
    .replace(/^cors(?=.)/, "");
  return concepts.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

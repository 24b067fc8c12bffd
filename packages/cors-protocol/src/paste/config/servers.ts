/** The servers whose configuration is read. */
export type Configurable = "express" | "fastify" | "hono" | "koa" | "fastapi" | "nginx";

/** What an option decides, whatever its name. */
export type Concept = "origins" | "methods" | "headers" | "exposed" | "credentials" | "maxAge";

type Names = Record<Concept, string> & { others: readonly string[] };

/** The names of each library's options, as of the versions in this workspace. */
export const optionNames: Record<Exclude<Configurable, "nginx">, Names> = {
  express: {
    origins: "origin",
    methods: "methods",
    headers: "allowedHeaders",
    exposed: "exposedHeaders",
    credentials: "credentials",
    maxAge: "maxAge",
    others: ["preflightContinue", "optionsSuccessStatus", "headers"],
  },
  fastify: {
    origins: "origin",
    methods: "methods",
    headers: "allowedHeaders",
    exposed: "exposedHeaders",
    credentials: "credentials",
    maxAge: "maxAge",
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
  hono: {
    origins: "origin",
    methods: "allowMethods",
    headers: "allowHeaders",
    exposed: "exposeHeaders",
    credentials: "credentials",
    maxAge: "maxAge",
    others: [],
  },
  koa: {
    origins: "origin",
    methods: "allowMethods",
    headers: "allowHeaders",
    exposed: "exposeHeaders",
    credentials: "credentials",
    maxAge: "maxAge",
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
  nginx: "nginx",
};

const concepts: [pattern: RegExp, concept: Concept][] = [
  [/^(?:exposed?|accesscontrolexpose)headers?$/, "exposed"],
  [/^(?:allow|allowed|accesscontrolallow|supports?)?origins?$|^whitelist$|^domains?$/, "origins"],
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
  const plain = name.toLowerCase().replaceAll(/[_-]/g, "");
  return concepts.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

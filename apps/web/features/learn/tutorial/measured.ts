import type { HeaderLine, ResponseHead } from "@blocked/cors-protocol";

/** The measured servers, with their versions. */
export const servers = {
  fastify: "@fastify/cors 11.4.3",
  fastapi: "FastAPI 0.142.2 with Starlette 1.7.0",
} as const;

type Server = keyof typeof servers;

/** How each server responded to the request that shows a profile; of the headers, those about CORS. */
export type Measured = { profile: string } & Record<Server, readonly ResponseHead[]>;

const respond = (status: number, ...headers: HeaderLine[]): ResponseHead[] => [{ status, headers }];

const allow = {
  origin: (value: string): HeaderLine => ["access-control-allow-origin", value],
  methods: (value: string): HeaderLine => ["access-control-allow-methods", value],
  headers: (value: string): HeaderLine => ["access-control-allow-headers", value],
};
const page = allow.origin("http://localhost:3000");
const credentials: HeaderLine = ["access-control-allow-credentials", "true"];
const maxAge: HeaderLine = ["access-control-max-age", "600"];
const vary: HeaderLine = ["vary", "Origin"];
const varyPreflight: HeaderLine = [
  "vary",
  "Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Access-Control-Request-Private-Network",
];

/**
 * The documented errors in the tutorial's order, as real servers responded to a page on port 3000. The origin
 * https://www.example.com is the tutorial's own.
 */
export const measured: readonly Measured[] = [
  { profile: "disabled", fastify: respond(200), fastapi: respond(200) },
  {
    profile: "origin-mismatch",
    fastify: respond(200, allow.origin("https://www.example.com"), credentials),
    fastapi: respond(200, credentials, vary),
  },
  {
    profile: "protocol-mismatch",
    fastify: respond(200, allow.origin("https://localhost:3000"), credentials),
    fastapi: respond(200, credentials, vary),
  },
  {
    profile: "credentials-not-allowed",
    fastify: respond(200, vary, page),
    fastapi: respond(200, page, vary),
  },
  {
    profile: "wildcard-plus-credentials",
    fastify: respond(200, allow.origin("*"), credentials),
    fastapi: respond(200, page, credentials, vary),
  },
  {
    profile: "missing-method",
    fastify: respond(
      204,
      vary,
      page,
      credentials,
      allow.methods("GET, HEAD, POST, DELETE"),
      allow.headers("Content-Type, Authorization"),
    ),
    fastapi: respond(
      400,
      varyPreflight,
      allow.methods("GET, HEAD, POST, DELETE"),
      maxAge,
      allow.headers("Accept, Accept-Language, Authorization, Content-Language, Content-Type"),
      credentials,
      page,
    ),
  },
  {
    profile: "missing-header",
    fastify: respond(
      204,
      vary,
      page,
      credentials,
      allow.methods("GET, HEAD, POST, PUT, DELETE"),
      allow.headers("Content-Type"),
    ),
    fastapi: respond(
      400,
      varyPreflight,
      allow.methods("GET, HEAD, POST, PUT, DELETE"),
      maxAge,
      allow.headers("Accept, Accept-Language, Content-Language, Content-Type"),
      credentials,
      page,
    ),
  },
];

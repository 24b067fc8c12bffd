import type { Response } from "@blocked/cors-protocol";

/** The servers that were asked, with their versions. */
export const servers = {
  fastify: "@fastify/cors 11.4.3",
  fastapi: "FastAPI 0.142.2 with Starlette 1.7.0",
} as const;

type Server = keyof typeof servers;

/** What each server answered, with the headers that speak of CORS, to the request that shows a profile. */
export type Measured = { profile: string } & Record<Server, readonly Response[]>;

/** The tutorial's documented errors in its order, as real servers on this machine answered a page on port 3000; the origin https://www.example.com is the tutorial's own. */
export const measured: readonly Measured[] = [
  {
    profile: "disabled",
    fastify: [
      {
        status: 200,
        headers: [],
      },
    ],
    fastapi: [
      {
        status: 200,
        headers: [],
      },
    ],
  },
  {
    profile: "origin-mismatch",
    fastify: [
      {
        status: 200,
        headers: [
          ["access-control-allow-origin", "https://www.example.com"],
          ["access-control-allow-credentials", "true"],
        ],
      },
    ],
    fastapi: [
      {
        status: 200,
        headers: [
          ["access-control-allow-credentials", "true"],
          ["vary", "Origin"],
        ],
      },
    ],
  },
  {
    profile: "protocol-mismatch",
    fastify: [
      {
        status: 200,
        headers: [
          ["access-control-allow-origin", "https://localhost:3000"],
          ["access-control-allow-credentials", "true"],
        ],
      },
    ],
    fastapi: [
      {
        status: 200,
        headers: [
          ["access-control-allow-credentials", "true"],
          ["vary", "Origin"],
        ],
      },
    ],
  },
  {
    profile: "credentials-not-allowed",
    fastify: [
      {
        status: 200,
        headers: [
          ["vary", "Origin"],
          ["access-control-allow-origin", "http://localhost:3000"],
        ],
      },
    ],
    fastapi: [
      {
        status: 200,
        headers: [
          ["access-control-allow-origin", "http://localhost:3000"],
          ["vary", "Origin"],
        ],
      },
    ],
  },
  {
    profile: "wildcard-plus-credentials",
    fastify: [
      {
        status: 200,
        headers: [
          ["access-control-allow-origin", "*"],
          ["access-control-allow-credentials", "true"],
        ],
      },
    ],
    fastapi: [
      {
        status: 200,
        headers: [
          ["access-control-allow-origin", "http://localhost:3000"],
          ["access-control-allow-credentials", "true"],
          ["vary", "Origin"],
        ],
      },
    ],
  },
  {
    profile: "missing-method",
    fastify: [
      {
        status: 204,
        headers: [
          ["vary", "Origin"],
          ["access-control-allow-origin", "http://localhost:3000"],
          ["access-control-allow-credentials", "true"],
          ["access-control-allow-methods", "GET, HEAD, POST, DELETE"],
          ["access-control-allow-headers", "Content-Type, Authorization"],
        ],
      },
    ],
    fastapi: [
      {
        status: 400,
        headers: [
          [
            "vary",
            "Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Access-Control-Request-Private-Network",
          ],
          ["access-control-allow-methods", "GET, HEAD, POST, DELETE"],
          ["access-control-max-age", "600"],
          [
            "access-control-allow-headers",
            "Accept, Accept-Language, Authorization, Content-Language, Content-Type",
          ],
          ["access-control-allow-credentials", "true"],
          ["access-control-allow-origin", "http://localhost:3000"],
        ],
      },
    ],
  },
  {
    profile: "missing-header",
    fastify: [
      {
        status: 204,
        headers: [
          ["vary", "Origin"],
          ["access-control-allow-origin", "http://localhost:3000"],
          ["access-control-allow-credentials", "true"],
          ["access-control-allow-methods", "GET, HEAD, POST, PUT, DELETE"],
          ["access-control-allow-headers", "Content-Type"],
        ],
      },
    ],
    fastapi: [
      {
        status: 400,
        headers: [
          [
            "vary",
            "Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Access-Control-Request-Private-Network",
          ],
          ["access-control-allow-methods", "GET, HEAD, POST, PUT, DELETE"],
          ["access-control-max-age", "600"],
          [
            "access-control-allow-headers",
            "Accept, Accept-Language, Content-Language, Content-Type",
          ],
          ["access-control-allow-credentials", "true"],
          ["access-control-allow-origin", "http://localhost:3000"],
        ],
      },
    ],
  },
];

/**
 * Each server's name by its id, below what it is written in, in the order of the pickers. Without the servers' code, so
 * that every page can have it.
 */
export const serverGroups = {
  "Node.js": {
    fastify: "Fastify",
    express: "Express",
    hono: "Hono",
    koa: "Koa",
    h3: "h3",
    nestjs: "NestJS",
  },
  Python: { fastapi: "FastAPI", flask: "Flask", django: "Django" },
  Go: { "rs-cors": "rs/cors", gin: "gin", jub0bs: "jub0bs/cors" },
  "Other languages": {
    spring: "Spring Boot",
    axum: "axum",
    aspnet: "ASP.NET Core",
    rails: "Rails",
    laravel: "Laravel",
  },
  Proxies: { nginx: "nginx", caddy: "Caddy", apache: "Apache httpd", haproxy: "HAProxy" },
  Cloud: { "api-gateway": "API Gateway", s3: "S3" },
} as const;

type Groups = typeof serverGroups;

export type ServerId = { [Group in keyof Groups]: keyof Groups[Group] }[keyof Groups];

/** The same without the groups. */
export const serverNames: Readonly<Record<ServerId, string>> = {
  ...serverGroups["Node.js"],
  ...serverGroups.Python,
  ...serverGroups.Go,
  ...serverGroups["Other languages"],
  ...serverGroups.Proxies,
  ...serverGroups.Cloud,
};

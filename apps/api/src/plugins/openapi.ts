import swagger from "@fastify/swagger";
import fp from "fastify-plugin";

/** Describes the routes of one profile. Register it before the profiles. */
export const openapi = fp<{ apiOrigin: string }>(async (app, { apiOrigin }) => {
  const base = "/p/correct";
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Blocked by CORS",
        version: "1.0.0",
        description: "The routes of one profile. Every profile has the same ones below `/p/<id>`.",
      },
      servers: [{ url: apiOrigin + base }],
    },
    transform: ({ schema, url }) =>
      url.startsWith(`${base}/`)
        ? { schema, url: url.slice(base.length) }
        : { schema: { hide: true }, url },
  });
});

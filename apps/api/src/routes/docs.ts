import swaggerUi from "@fastify/swagger-ui";
import type { FastifyPluginAsync } from "fastify";

/** The description of the routes, for programs and for people. Everything that the page loads lies here. */
export const docs: FastifyPluginAsync = async (app) => {
  app.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
  await app.register(swaggerUi, {
    routePrefix: "/docs",
    theme: { title: "Blocked by CORS: the API" },
    // Without the bar that loads any other document.
    uiConfig: { layout: "BaseLayout", deepLinking: true, tryItOutEnabled: true },
  });
};

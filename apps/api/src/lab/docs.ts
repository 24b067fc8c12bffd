import swaggerUi from "@fastify/swagger-ui";
import type { FastifyPluginAsync } from "fastify";

/** Serves the OpenAPI document and a page that shows it. The page loads nothing from other hosts. */
export const docs: FastifyPluginAsync = async (app) => {
  app.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
  await app.register(swaggerUi, {
    routePrefix: "/docs",
    theme: { title: "Blocked by CORS: the API" },
    // BaseLayout omits the bar that loads any other document.
    uiConfig: { layout: "BaseLayout", deepLinking: true, tryItOutEnabled: true },
  });
};

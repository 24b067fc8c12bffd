import cors from "@fastify/cors";
import Fastify, { type FastifyInstance } from "fastify";
import { corsOptions } from "../shared/cors-options.ts";
import { boom, items, port, ran, routes, wanted } from "../shared/node-app.ts";

const app = Fastify();

for (const id of wanted) {
  await app.register(
    async (scope) => {
      if (id === "auth-before-cors") demandToken(scope);
      const policy = corsOptions[id];
      if (policy !== undefined) await scope.register(cors, policy);
      if (id === "auth-after-cors") demandToken(scope);
      addRoutes(scope);
    },
    { prefix: `/${id}` },
  );
}

function demandToken(scope: FastifyInstance): void {
  scope.addHook("onRequest", async (request, reply) => {
    if (request.headers.authorization === undefined) {
      await reply.code(401).send({ error: "A token is needed." });
    }
  });
}

function addRoutes(scope: FastifyInstance): void {
  for (const { method, path, status } of routes) {
    scope[method](path, (request, reply) => {
      ran(request.method, request.url);
      return reply.code(status).send(status === 204 ? undefined : items);
    });
  }
  scope.get("/boom", (request) => {
    ran(request.method, request.url);
    return boom();
  });
}

await app.listen({ port, host: "127.0.0.1" });

import cors, { type FastifyCorsOptions } from "@fastify/cors";
import Fastify, { type FastifyInstance } from "fastify";
import type { CaseId } from "../runnable.ts";
import {
  boom,
  items,
  otherOrigin,
  pageOrigin,
  port,
  ran,
  routes,
  wanted,
} from "../shared/node-app.ts";

const listed = {
  origin: [pageOrigin],
  methods: ["GET", "POST", "PUT", "DELETE"],
  allowedHeaders: ["Content-Type", "Authorization"],
  credentials: true,
};

const policies: Partial<Record<CaseId, FastifyCorsOptions>> = {
  listed,
  defaults: {},
  "other-origin": { ...listed, origin: [otherOrigin] },
  wildcard: { ...listed, origin: "*", credentials: false },
  "wildcard-credentials": { ...listed, origin: "*" },
  "method-missing": { ...listed, methods: ["GET", "POST"] },
  "header-missing": { ...listed, allowedHeaders: ["Content-Type"] },
  "credentials-missing": { ...listed, credentials: false },
  "trailing-slash": { ...listed, origin: [`${pageOrigin}/`] },
  "auth-before-cors": listed,
  "auth-after-cors": listed,
  pattern: { ...listed, origin: /^https:\/\/[^.]+\.example\.test$/ },
};

const app = Fastify();

for (const id of wanted) {
  await app.register(
    async (scope) => {
      if (id === "auth-before-cors") demandToken(scope);
      const policy = policies[id];
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

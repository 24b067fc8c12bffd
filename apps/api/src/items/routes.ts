import type { Item, Routes } from "@blocked/api-client/contract";
import type { FastifyPluginAsyncTypebox, Static } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import fp from "fastify-plugin";
import { ApiError } from "../errors.ts";
import { toRoute } from "../route.ts";
import type { Items } from "./store.ts";

type PageQuery = Static<Routes["GET /items"]["querystring"]>;
type Plugin = FastifyPluginAsyncTypebox<{ items: Items }>;

export const readingRoutes: Plugin = async (app, { items }) => {
  app.route<{ Querystring: PageQuery; Reply: Buffer }>({
    ...toRoute("GET /items"),
    handler: async (request, reply) => {
      const { limit = 20, offset = 0 } = request.query;
      const { json, total } = items.list(limit, offset);
      reply.header("X-Total-Count", total).type("application/json; charset=utf-8");
      return json;
    },
  });

  app.route({
    ...toRoute("GET /items/:id"),
    handler: async ({ params }) => expectFound(items.get(params.id), params.id),
  });
};

export const writingRoutes: Plugin = async (app, { items }) => {
  app.route({
    ...toRoute("PUT /items/:id"),
    handler: async (request) => {
      const { params, body } = request;
      return written(request, expectFound(items.update(params.id, body), params.id));
    },
  });

  app.route({
    ...toRoute("PATCH /items/:id"),
    handler: async (request) => {
      const { params, body } = request;
      return written(request, expectFound(items.change(params.id, body), params.id));
    },
  });

  app.route({
    ...toRoute("DELETE /items/:id"),
    handler: async (request, reply) => {
      const { id } = request.params;
      if (!items.remove(id)) throw notFound(id);
      reply.code(204);
      return written(request, null);
    },
  });

  await app.register(creatingRoute, { items });
};

const createRoute: Plugin = async (app, { items }) => {
  // Deliberate: JSON as text/plain is the only write that a browser sends without a preflight. It shows that a
  // blocked response does not undo the write.
  app.addContentTypeParser(
    "text/plain",
    { parseAs: "string" },
    app.getDefaultJsonParser("error", "error"),
  );

  app.route({
    ...toRoute("POST /items"),
    handler: async (request, reply) => {
      reply.code(201);
      return written(request, items.create(request.body));
    },
  });
};

/** Has its own scope, because no other route takes text/plain. */
const creatingRoute = fp(createRoute, { name: "creating", encapsulate: true });

function written<Result>(request: FastifyRequest, result: Result): Result {
  request.rowsWritten = 1;
  return result;
}

function expectFound(item: Item | undefined, id: number): Item {
  if (item === undefined) throw notFound(id);
  return item;
}

function notFound(id: number): ApiError {
  const message = `There is no item ${id}; read the list for those that exist.`;
  return new ApiError(404, "ITEM_NOT_FOUND", message);
}

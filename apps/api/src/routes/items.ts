import { ErrorEnvelope, Item, ItemChanges, ItemPage, NewItem } from "@blocked/api-client/contract";
import { type FastifyPluginAsyncTypebox, type Static, Type } from "@fastify/type-provider-typebox";
import fp from "fastify-plugin";
import type { Items } from "../database/items.ts";
import { ApiError } from "../errors.ts";

const problem = { "4xx": ErrorEnvelope, "5xx": ErrorEnvelope };
const ItemParams = Type.Object({
  id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
});
const PageQuery = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0 })),
});
// Each object once for all scopes: the compilers know a schema by its identity.
const schemas = {
  list: {
    summary: "Read a page of items, newest first",
    querystring: PageQuery,
    response: { 200: ItemPage, ...problem },
  },
  get: { summary: "Read one item", params: ItemParams, response: { 200: Item, ...problem } },
  create: {
    summary: "Create an item",
    consumes: ["application/json", "text/plain"],
    body: NewItem,
    response: { 201: Item, ...problem },
  },
  update: {
    summary: "Replace an item",
    params: ItemParams,
    body: NewItem,
    response: { 200: Item, ...problem },
  },
  change: {
    summary: "Change some fields of an item",
    params: ItemParams,
    body: ItemChanges,
    response: { 200: Item, ...problem },
  },
  remove: {
    summary: "Delete an item",
    params: ItemParams,
    response: { 204: Type.Null(), ...problem },
  },
};

/** Reading items. */
export const readingRoutes: FastifyPluginAsyncTypebox<{ items: Items }> = async (
  app,
  { items },
) => {
  app.get<{ Querystring: Static<typeof PageQuery>; Reply: Buffer }>(
    "/items",
    { schema: schemas.list },
    async (request, reply) => {
      const { limit = 20, offset = 0 } = request.query;
      const { json, total } = items.list(limit, offset);
      reply.header("X-Total-Count", total).type("application/json; charset=utf-8");
      return json;
    },
  );

  app.get("/items/:id", { schema: schemas.get }, async (request) =>
    found(items.get(request.params.id), request.params.id),
  );
};

/** Creating, replacing and deleting items. */
export const writingRoutes: FastifyPluginAsyncTypebox<{ items: Items }> = async (
  app,
  { items },
) => {
  app.put("/items/:id", { schema: schemas.update }, async (request) => {
    const item = found(items.update(request.params.id, request.body), request.params.id);
    request.rowsWritten = 1;
    return item;
  });

  app.patch("/items/:id", { schema: schemas.change }, async (request) => {
    const { id } = request.params;
    const item = found(items.change(id, request.body), id);
    request.rowsWritten = 1;
    return item;
  });

  app.delete("/items/:id", { schema: schemas.remove }, async (request, reply) => {
    if (!items.remove(request.params.id)) throw notFound(request.params.id);
    request.rowsWritten = 1;
    reply.code(204);
    return null;
  });

  await app.register(creatingRoute, { items });
};

const createRoute: FastifyPluginAsyncTypebox<{ items: Items }> = async (app, { items }) => {
  // On purpose: JSON that calls itself text/plain is the one write that a browser sends without asking
  // first, so that a blocked answer can be seen to have changed the database all the same.
  app.addContentTypeParser(
    "text/plain",
    { parseAs: "string" },
    app.getDefaultJsonParser("error", "error"),
  );

  app.post("/items", { schema: schemas.create }, async (request, reply) => {
    const item = items.create(request.body);
    request.rowsWritten = 1;
    reply.code(201);
    return item;
  });
};

/** In a scope of its own, because only creating takes text/plain. It is named for a fast start. @see profileScope */
const creatingRoute = fp(createRoute, { name: "creating", encapsulate: true });

function found(item: Item | undefined, id: number): Item {
  if (item === undefined) throw notFound(id);
  return item;
}

function notFound(id: number): ApiError {
  return new ApiError(
    404,
    "ITEM_NOT_FOUND",
    `There is no item ${id}; read the list for those that exist.`,
  );
}

import { engines } from "@blocked/cors-protocol";
import { type TSchema, Type } from "typebox";
import {
  Credentials,
  ErrorEnvelope,
  Health,
  Identity,
  Item,
  ItemChanges,
  ItemPage,
  Key,
  NewItem,
  Session,
  TraceRecord,
} from "./schemas.ts";

export * from "./schemas.ts";

/** A route as Fastify takes it: what is validated, what is serialised, what OpenAPI shows. */
type RouteSchema = {
  summary: string;
  consumes?: string[];
  params?: TSchema;
  querystring?: TSchema;
  body?: TSchema;
  response: { [status: string | number]: TSchema };
};
type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

const integer = (minimum: number, options = {}) =>
  Type.Integer({ minimum, maximum: Number.MAX_SAFE_INTEGER, ...options });
const params = Type.Object({ id: integer(1) });
const failures = { "4xx": ErrorEnvelope, "5xx": ErrorEnvelope };
const item = { 200: Item, ...failures };
const nothing = { 204: Type.Null(), ...failures };
const traceRecord = { 200: TraceRecord, ...failures };

/**
 * Every route of the API, by method and path. The API registers, validates and serialises by this table, OpenAPI
 * is generated from it, and the client takes its types from it. Items and sessions are served below each
 * profile's base, `/p/<id>`; all other routes at the root.
 */
export const routes = {
  "GET /items": {
    summary: "Read a page of items, newest first",
    querystring: Type.Object({
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
      offset: Type.Optional(integer(0, { default: 0 })),
    }),
    response: { 200: ItemPage, ...failures },
  },
  "GET /items/:id": { summary: "Read one item", params, response: item },
  "POST /items": {
    summary: "Create an item",
    consumes: ["application/json", "text/plain"],
    body: NewItem,
    response: { 201: Item, ...failures },
  },
  "PUT /items/:id": { summary: "Replace an item", params, body: NewItem, response: item },
  "PATCH /items/:id": {
    summary: "Change some fields of an item",
    params,
    body: ItemChanges,
    response: item,
  },
  "DELETE /items/:id": { summary: "Delete an item", params, response: nothing },

  "POST /session": {
    summary: "Sign in",
    body: Credentials,
    response: { 201: Session, ...failures },
  },
  "GET /session": {
    summary: "Say who is signed in, by cookie or token",
    response: { 200: Identity, ...failures },
  },
  "DELETE /session": { summary: "Sign out", response: nothing },

  "POST /witness": {
    summary: "Issue a key, or confirm one that is still known",
    querystring: Type.Object({ key: Type.Optional(Type.String()) }),
    response: { 201: Key, ...failures },
  },
  "GET /witness/:trace": {
    summary: "Read the exchanges of a trace",
    params: Type.Object({ trace: Type.String() }),
    response: traceRecord,
  },
  "GET /prediction": {
    summary: "Simulate a request against policy servers",
    querystring: Type.Object({
      request: Type.String({ description: "base64url of JSON, as cors-protocol's CorsRequest" }),
      engine: Type.Union(
        engines.map((engine) => Type.Literal(engine)),
        { default: "chromium" },
      ),
    }),
    response: traceRecord,
  },
  "POST /reset": { summary: "Restore the sample items", response: nothing },
  "GET /health": {
    summary: "Check the database and report versions and memory",
    response: { 200: Health, ...failures },
  },
} satisfies { [Name in `${Method} /${string}`]: RouteSchema };

export type Routes = typeof routes;
export type RouteName = keyof Routes;

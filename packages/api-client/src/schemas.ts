import type { Exchange as ProtocolExchange } from "@blocked/cors-protocol";
import { type Static, Type } from "typebox";

const closed = { additionalProperties: false };

/** Rejects half a surrogate pair: stored as UTF-8 it becomes three other characters. */
const pattern = String.raw`^\P{Cs}*$`;

export const NewItem = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100, pattern }),
    description: Type.Optional(Type.Union([Type.String({ maxLength: 500, pattern }), Type.Null()])),
    price: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: "cents" }),
  },
  closed,
);
export type NewItem = Static<typeof NewItem>;

/** The fields to change; the others keep their values. */
export const ItemChanges = Type.Partial(NewItem, { minProperties: 1, ...closed });
export type ItemChanges = Static<typeof ItemChanges>;

const Timestamp = Type.String({ description: "ISO 8601, UTC" });

export const Item = Type.Object(
  {
    id: Type.Integer(),
    name: Type.String(),
    description: Type.Union([Type.String(), Type.Null()]),
    price: Type.Integer({ description: "cents" }),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  },
  closed,
);
export type Item = Static<typeof Item>;

export const ItemPage = Type.Object(
  {
    items: Type.Array(Item),
    total: Type.Integer({ description: "items in all, also sent as X-Total-Count" }),
    limit: Type.Integer(),
    offset: Type.Integer(),
  },
  closed,
);
export type ItemPage = Static<typeof ItemPage>;

export const Credentials = Type.Object(
  { username: Type.String(), password: Type.String() },
  closed,
);
export type Credentials = Static<typeof Credentials>;

export const Session = Type.Object({ username: Type.String(), token: Type.String() }, closed);
export type Session = Static<typeof Session>;

export const Identity = Type.Object(
  {
    username: Type.String(),
    via: Type.Union([Type.Literal("cookie"), Type.Literal("bearer")]),
  },
  closed,
);
export type Identity = Static<typeof Identity>;

/** The body of every response with a status of 400 or more. */
export const ErrorEnvelope = Type.Object(
  {
    error: Type.Object(
      {
        code: Type.String({ description: "UPPER_SNAKE_CASE, stable" }),
        message: Type.String({ description: "one sentence that says what to do" }),
        details: Type.Optional(
          Type.Array(Type.Object({ path: Type.String(), message: Type.String() }, closed)),
        ),
      },
      closed,
    ),
  },
  closed,
);
export type ErrorEnvelope = Static<typeof ErrorEnvelope>;

const HeaderLines = Type.Array(Type.Tuple([Type.String(), Type.String()]));

export const Exchange = Type.Object(
  {
    method: Type.String(),
    path: Type.String(),
    requestHeaders: HeaderLines,
    response: Type.Union([
      Type.Object({ status: Type.Integer(), headers: HeaderLines }, closed),
      Type.Null(),
    ]),
    handlerRan: Type.Boolean(),
    rowsWritten: Type.Integer(),
    at: Type.Integer({ description: "milliseconds since the epoch" }),
  },
  closed,
);

/** The exchanges that the witness recorded for one trace. */
export const TraceRecord = Type.Object({ exchanges: Type.Array(Exchange) }, closed);
export type TraceRecord = Static<typeof TraceRecord>;

export const Key = Type.Object({ key: Type.String() }, closed);
export type Key = Static<typeof Key>;

export const Health = Type.Object(
  {
    status: Type.Literal("ok"),
    database: Type.Object({
      writable: Type.Boolean(),
      migrations: Type.Object({ applied: Type.Integer(), known: Type.Integer() }),
    }),
    versions: Type.Record(Type.String(), Type.String()),
    profiles: Type.Integer(),
    memory: Type.Object({
      heapUsed: Type.Integer({ description: "bytes" }),
      keys: Type.Integer(),
      traces: Type.Integer(),
      characters: Type.Integer(),
      policyServers: Type.Integer(),
    }),
  },
  closed,
);
export type Health = Static<typeof Health>;

// Stops compiling when this schema and the type that cors-protocol owns differ.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
true satisfies Same<Static<typeof Exchange>, ProtocolExchange>;

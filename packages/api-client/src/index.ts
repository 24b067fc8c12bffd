export { type Client, type ClientOptions, createClient } from "./client.ts";
export type {
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
} from "./contract.ts";
export { demoUser, paths, sessionCookie } from "./paths.ts";
export type { Result, SentRequest } from "./result.ts";

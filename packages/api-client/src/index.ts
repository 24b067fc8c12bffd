export { type Client, type ClientOptions, createClient } from "./client.ts";
export type {
  Credentials,
  ErrorEnvelope,
  Identity,
  Item,
  ItemPage,
  Key,
  NewItem,
  Record,
  Session,
} from "./contract.ts";
export { demoUser, paths, sessionCookie } from "./paths.ts";
export type { Result, SentRequest } from "./result.ts";

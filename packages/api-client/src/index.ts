export { type Client, type ClientOptions, createClient } from "./client.ts";
export type * from "./schemas.ts";
export { demoUser, paths, sessionCookie } from "./paths.ts";
export type { Result, SentRequest } from "./result.ts";

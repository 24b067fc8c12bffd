import { type ServerId, serverNames } from "@blocked/servers/names";

/** A server that runs the lab's profiles. */
export type ApiId = Extract<ServerId, "fastify" | "fastapi">;

export const apiIds: readonly ApiId[] = ["fastify", "fastapi"];

export type Api = {
  origin: string;
  /** Whether it simulates a request before it is sent. */
  predicts: boolean;
};

/** FastAPI runs only if it was started beside the lab. */
export type Apis = { fastify: Api; fastapi: Api | null };

export const toApiName = (id: ApiId): string => serverNames[id];

/** The other server of two. */
export const toOther = (id: ApiId): ApiId => (id === "fastify" ? "fastapi" : "fastify");

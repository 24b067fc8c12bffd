export { toFastapiRefusal } from "./fastapi-refusal.ts";
export { fastify, toFastifyCode, toProfileCode } from "./fastify.ts";
export { servers, serversById } from "./servers.ts";
export { type CodeLine, type OptionName, plain, toText } from "./shared/code.ts";
export { diff, type DiffLine } from "./shared/diff.ts";
export { toExcerpt } from "./shared/excerpt.ts";
export { type BlockedRequest, toNeeds } from "./shared/needs.ts";
export type { Difference, Server, Snippet } from "./shared/server.ts";
export { type Needs, toOptions } from "./shared/whole-file.ts";

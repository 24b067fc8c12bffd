// An entry of its own: the pages that read no pasted text load none of it.
export type { Configuration } from "./config/configuration.ts";
export type { Problem } from "./config/problem.ts";
export { type Configurable, optionNames, serverNames, toConcept } from "./config/servers.ts";
export type { Har, HarExchange } from "./har/har.ts";
export { Code, type Literal } from "./literal.ts";
export { isSecretName, masked, maskSecrets } from "./mask.ts";
export { findMeant, type Misspelt } from "./misspelt.ts";
export { type Missing, type Paste, type PasteKind, readPaste } from "./read-paste.ts";
export type { Responses } from "./heads/responses.ts";
export type { PastedRequest } from "./calls/request.ts";

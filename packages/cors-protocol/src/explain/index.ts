// An entry of its own: the pages that read no pasted text load none of it.
export { explain, longestText } from "./explain.ts";
export { type Explanation, type Finding, nothingFound } from "./finding.ts";
export { isSignIn } from "./hints.ts";
export { findHeaderSource, type HeaderSource } from "./header-sources.ts";
export type { Reader } from "../engines/shared/sign.ts";
export { type Neighbour, neighbours } from "../model/neighbours.ts";

import { fillIn, type Profile } from "@blocked/profiles";
import { fastapi } from "./fastapi.ts";

/** The set-ups that FastAPI does not have, each with the sentence that says so; it has the others in a form of its own. */
export const absentSetups: Readonly<Record<string, string>> = {
  "cors-in-a-later-hook": "FastAPI has no hooks: its middleware always runs before the routes.",
  "error-for-strangers": "CORSMiddleware takes a list and a pattern, and no function that throws.",
  "route-options": "CORSMiddleware belongs to a whole application; a route has no CORS options.",
  "cors-for-reading-only": "CORSMiddleware belongs to a whole application, not to some routes.",
  "raw-answer": "In ASGI every response passes CORSMiddleware, a stream of events too.",
  "not-found-outside": "CORSMiddleware stands around the router, so a 404 has its headers too.",
  "connection-cut": "An ASGI application cannot cut the connection before it has sent a head.",
  "permission-remembered": "CORSMiddleware cannot change its options while the app runs.",
  "permission-asked-again": "CORSMiddleware cannot change its options while the app runs.",
};

/** Says in one sentence why FastAPI cannot run a profile; null if it can. */
export function toFastapiRefusal(
  { policy }: Pick<Profile, "policy">,
  pageOrigin: string,
): string | null {
  if (policy.kind === "setup") return absentSetups[policy.name] ?? null;
  const snippet = fastapi.toSnippet(fillIn(policy, pageOrigin), pageOrigin);
  return snippet.lines === null ? snippet.reason : null;
}

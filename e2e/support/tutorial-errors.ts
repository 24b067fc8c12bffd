import type { Engine } from "@blocked/cors-protocol";
import {
  blocked,
  findProfile,
  getOutcome,
  getProbe,
  getShown,
  type Outcome,
  type Probe,
  type ProbeId,
  type Profile,
} from "@blocked/profiles";
import type { TutorialServer } from "../reference/fastapi.ts";

/** One of the tutorial's documented errors: the request that shows a profile. */
export type TutorialError = {
  id: string;
  profile: Profile;
  probe: Probe & { id: ProbeId };
  /** Whether the page has signed in, so that a request with credentials carries a cookie. */
  isSignedIn: boolean;
  /** What FastAPI does, today and at the tutorial's date. */
  fastapi: Record<Exclude<TutorialServer, "fastify">, Outcome>;
};

const missing = blocked("MissingAllowOriginHeader", "", "GET 200");
const noCredentials = blocked("InvalidAllowCredentials", "", "GET 200");
const badStatus = blocked("PreflightInvalidStatus", "", "OPTIONS 400");
const wildcard = blocked("WildcardOriginNotAllowed", "", "GET 200");
const readable: Outcome = { verdict: "readable", exchanges: ["GET 200"] };

/** Before the first sign-in a request with credentials carries no cookie. */
type First = { name: string; probe: ProbeId };

function define(id: string, today: Outcome, article = today, first?: First): TutorialError {
  const profile = findProfile(id);
  const shown = profile && getShown(profile);
  if (!profile || !shown) throw new Error(`No request shows ${id}.`);
  return {
    id: first?.name ?? id,
    profile,
    probe: first === undefined ? shown.probe : getProbe(first.probe),
    isSignedIn: first === undefined,
    fastapi: { today, article },
  };
}

/** In the tutorial's order. */
export const tutorialErrors: readonly TutorialError[] = [
  define("disabled", missing),
  define("origin-mismatch", missing),
  define("protocol-mismatch", missing),
  define("credentials-not-allowed", noCredentials),
  // Before Starlette 1.0 the response named the page's origin only where the request had a cookie.
  define("wildcard-plus-credentials", readable),
  define("wildcard-plus-credentials", readable, wildcard, {
    name: "wildcard-before-sign-in",
    probe: "read-with-cookies",
  }),
  // The preflight named the page's origin, so the PUT was carried out and only its response blocked.
  define(
    "wildcard-plus-credentials",
    { verdict: "readable", exchanges: ["OPTIONS 200", "PUT 200"] },
    { ...wildcard, exchanges: ["OPTIONS 200", "PUT 200"] },
    { name: "wildcard-write-before-sign-in", probe: "update-with-cookies-and-token" },
  ),
  define("missing-method", badStatus),
  define("missing-header", badStatus),
];

export function toExpected(
  { profile, probe, fastapi }: TutorialError,
  server: TutorialServer,
  engine: Engine,
): Outcome {
  return server === "fastify" ? getOutcome(profile, probe.id, engine) : fastapi[server];
}

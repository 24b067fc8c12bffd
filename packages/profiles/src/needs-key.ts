import { fillIn } from "./policy.ts";
import { probes } from "./probe.ts";
import type { Outcome, Profile } from "./profile.ts";

// Known to browsers and Node alike; declared here so that neither's types are needed.
declare const URL: {
  new (url: string): { origin: string; hostname: string };
  canParse(url: string): boolean;
};

/** The lab's page, under its three names. The port stands for any: a policy only says `{port}`. */
const port = 3000;
const own = ["localhost", "127.0.0.1", "[::1]"].map((host) => `http://${host}:${port}`);

/**
 * Whether a page other than the lab's may get in, so that the API answers nobody without a live key. The origins that
 * the policy names tell it, and the outcomes of other websites' probes; the API's tests hold it against what every
 * server answers them.
 */
export function needsKey(profile: Pick<Profile, "policy" | "outcomes">): boolean {
  const { policy, outcomes } = fillIn(profile, `http://localhost:${port}`);
  const others = probes.filter(({ from }) => from !== "page");
  if (others.some(({ id }) => letsIn(outcomes[id]))) return true;
  const named = policy.kind === "plugin" ? [policy.options.origin].flat() : [];
  // NOTE: A pattern may fit origins that no test thinks of, such as shop-example.com for shop.example.com.
  return named.some((one) => typeof one === "object" || isSomebodys(String(one)));
}

/** These probes send cookies. Without cookies a star, and an origin without Allow-Credentials, let the page read. */
const readableWithoutCookies = ["WildcardOriginNotAllowed", "InvalidAllowCredentials"];

function letsIn(outcome: Outcome): boolean {
  if (outcome.verdict === "readable" || readableWithoutCookies.includes(outcome.code)) return true;
  return outcome.code === "AllowOriginMismatch" && isSomebodys(outcome.parameter);
}

/** Whether another page can have this origin. Nobody can register a name below test (RFC 6761). */
function isSomebodys(text: string): boolean {
  if (!URL.canParse(text) || own.includes(text)) return false;
  const { origin, hostname } = new URL(text);
  return origin === text && !hostname.endsWith(".test");
}

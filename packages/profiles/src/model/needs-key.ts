import { parseUrl } from "@blocked/cors-protocol";
import type { Outcome } from "./outcome.ts";
import { fillIn } from "../policy/policy.ts";
import { probes } from "./probe.ts";
import type { Profile } from "./profile.ts";

// Browsers and Node both have it. The declaration saves this package the types of either.
declare const URL: {
  new (url: string): { origin: string; hostname: string };
};

/** The lab's page, under its three names. The port stands for any: a policy only says `{port}`. */
const port = 3000;
const own = ["localhost", "127.0.0.1", "[::1]"].map((host) => `http://${host}:${port}`);

/**
 * Whether the policy allows an origin other than the lab's. The API then requires a live key, so that no website
 * can read from a lab that happens to run. The API's tests compare the result with what every server allows.
 */
export function needsKey(profile: Pick<Profile, "policy" | "outcomes">): boolean {
  const { policy, outcomes } = fillIn(profile, `http://localhost:${port}`);
  const others = probes.filter(({ from }) => from !== "page");
  if (others.some(({ id }) => isAllowed(outcomes[id]))) return true;
  const named = policy.kind === "plugin" ? [policy.options.origin].flat() : [];
  // NOTE: A pattern may match origins that no test lists, such as shop-example.com for shop.example.com.
  return named.some((one) => typeof one === "object" || isRegistrable(String(one)));
}

/** These probes send cookies. Without cookies the page may read after either error. */
const readableWithoutCookies = ["WildcardOriginNotAllowed", "InvalidAllowCredentials"];

function isAllowed(outcome: Outcome): boolean {
  if (outcome.verdict === "readable" || readableWithoutCookies.includes(outcome.code)) return true;
  return outcome.code === "AllowOriginMismatch" && isRegistrable(outcome.parameter);
}

/** Whether another page can have this origin. Nobody can register a name below test (RFC 6761). */
function isRegistrable(text: string): boolean {
  if (parseUrl(text) === null || own.includes(text)) return false;
  const { origin, hostname } = new URL(text);
  return origin === text && !hostname.endsWith(".test");
}

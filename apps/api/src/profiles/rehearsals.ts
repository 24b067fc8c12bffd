import type { Profile } from "@blocked/profiles";
import fastify from "fastify";
import { sendError } from "../errors.ts";
import { toDryItems } from "../items/dry-items.ts";
import type { Items } from "../items/store.ts";
import { bodies } from "../plugins/bodies.ts";
import { compilers } from "../plugins/compilers.ts";
import type { PolicyServer } from "../policy-servers/policy-server.ts";
import { signInLimit } from "../sessions/sign-in-limit.ts";
import { sessionTokens } from "../sessions/tokens.ts";
import { handlerMarks, noteRows } from "../witness/observe.ts";
import { prefixOf, profileScope } from "./profile.ts";

type Options = { profiles: readonly Profile[]; pageOrigin: string; items: Items };

/**
 * The profiles' servers a second time, for predictions: their real hooks, plugin and handlers over rows that
 * nothing changes. They never listen, so they need no key. Each is built when it is first asked for.
 */
export function createRehearsals({ profiles, pageOrigin, items }: Options) {
  const servers = new Map<string, Promise<PolicyServer>>();

  async function build(profile: Profile): Promise<PolicyServer> {
    const app = fastify({ frameworkErrors: sendError });
    app.setErrorHandler(sendError);
    app.decorateRequest("rowsWritten", 0);
    app.decorate("isOverloaded", () => false);
    app.addHook("onSend", async ({ raw, rowsWritten }) => noteRows(raw, rowsWritten));
    await app.register(handlerMarks);
    await app.register(bodies);
    await app.register(compilers);
    await app.register(sessionTokens, { secret: null });
    await app.register(signInLimit);
    await app.register(profileScope, {
      prefix: prefixOf(profile),
      profile,
      pageOrigin,
      items: toDryItems(items),
      witness: null,
    });
    await app.ready();
    return app;
  }

  return {
    /** @returns null for a path that is no profile's */
    get(path: string): Promise<PolicyServer> | null {
      const profile = profiles.find((one) => path.startsWith(prefixOf(one)));
      if (profile === undefined) return null;
      const server = servers.get(profile.id) ?? build(profile);
      servers.set(profile.id, server);
      return server;
    },
  };
}

export type Rehearsals = ReturnType<typeof createRehearsals>;

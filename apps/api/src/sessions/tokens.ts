import { randomBytes } from "node:crypto";
import { sessionCookie } from "@blocked/api-client";
import cookie from "@fastify/cookie";
import jwt from "@fastify/jwt";
import fp from "fastify-plugin";

declare module "@fastify/jwt" {
  interface FastifyJWT {
    payload: { username: string };
    user: { username: string };
  }
}

/**
 * One session for all profiles: a JWT from `Authorization: Bearer`, or else from the cookie.
 * @param options.secret null for a random one, which ends all sessions at each start
 */
export const sessionTokens = fp<{ secret: string | null }>(async (app, { secret }) => {
  await app.register(cookie);
  await app.register(jwt, {
    secret: secret ?? randomBytes(32).toString("hex"),
    cookie: { cookieName: sessionCookie, signed: false },
    sign: { algorithm: "HS256", expiresIn: "12h" },
    verify: { algorithms: ["HS256"] },
  });
});

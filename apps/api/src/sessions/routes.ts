import { demoUser, sessionCookie } from "@blocked/api-client";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { ApiError } from "../errors.ts";
import { toRoute } from "../route.ts";
import { isUser } from "./users.ts";

const cookieOptions = { httpOnly: true, sameSite: "lax", path: "/" } as const;

export const sessionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    ...toRoute("POST /session"),
    handler: async (request, reply) => {
      const { username, password } = request.body;
      if (!(await app.limitGuesses(request, reply, () => isUser(username, password)))) {
        const message = `Sign in as ${demoUser.username} with the password ${demoUser.password}.`;
        throw new ApiError(401, "WRONG_CREDENTIALS", message);
      }
      const token = await reply.jwtSign({ username });
      reply.setCookie(sessionCookie, token, cookieOptions).code(201);
      return { username, token };
    },
  });

  app.route({
    ...toRoute("GET /session"),
    handler: async (request) => {
      // Chooses as jwtVerify does: any other scheme, such as Basic, falls back to the cookie.
      const via = /^Bearer\s/i.test(request.headers.authorization ?? "") ? "bearer" : "cookie";
      try {
        const { username } = await request.jwtVerify<{ username: string }>();
        return { username, via } as const;
      } catch {
        const message = "Sign in first: no valid cookie or token came with the request.";
        throw new ApiError(401, "NOT_SIGNED_IN", message);
      }
    },
  });

  app.route({
    ...toRoute("DELETE /session"),
    handler: async (_request, reply) => {
      reply.clearCookie(sessionCookie, cookieOptions).code(204);
      return null;
    },
  });
};

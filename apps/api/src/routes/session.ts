import { demoUser, sessionCookie } from "@blocked/api-client";
import { Credentials, ErrorEnvelope, Identity, Session } from "@blocked/api-client/contract";
import { type FastifyPluginAsyncTypebox, Type } from "@fastify/type-provider-typebox";
import { ApiError } from "../errors.ts";
import { mayEnter } from "../users.ts";

const problem = { "4xx": ErrorEnvelope, "5xx": ErrorEnvelope };
const schemas = {
  signIn: { summary: "Sign in", body: Credentials, response: { 201: Session, ...problem } },
  whoAmI: {
    summary: "Say who is signed in, by cookie or token",
    response: { 200: Identity, ...problem },
  },
  signOut: { summary: "Sign out", response: { 204: Type.Null(), ...problem } },
};

const cookieOptions = { httpOnly: true, sameSite: "lax", path: "/" } as const;

/** One session for all profiles, as a cookie and as a token. */
export const sessionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.post("/session", { schema: schemas.signIn }, async (request, reply) => {
    const { username, password } = request.body;
    const isRight = () => mayEnter(username, password);
    if (!(await app.limitGuesses(request, reply, isRight))) {
      throw new ApiError(
        401,
        "WRONG_CREDENTIALS",
        `Sign in as ${demoUser.username} with the password ${demoUser.password}.`,
      );
    }
    const token = await reply.jwtSign({ username });
    reply.setCookie(sessionCookie, token, cookieOptions).code(201);
    return { username, token };
  });

  app.get("/session", { schema: schemas.whoAmI }, async (request) => {
    // As jwtVerify chooses: another scheme, such as Basic, leaves it the cookie.
    const via = /^Bearer\s/i.test(request.headers.authorization ?? "") ? "bearer" : "cookie";
    try {
      const { username } = await request.jwtVerify<{ username: string }>();
      return { username, via } as const;
    } catch {
      throw new ApiError(
        401,
        "NOT_SIGNED_IN",
        "Sign in first: no valid cookie or token came with the request.",
      );
    }
  });

  app.delete("/session", { schema: schemas.signOut }, async (_request, reply) => {
    reply.clearCookie(sessionCookie, cookieOptions).code(204);
    return null;
  });
};

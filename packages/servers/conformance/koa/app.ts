import cors from "@koa/cors";
import Koa, { type Context, type Middleware, type Next } from "koa";
import type { CaseId } from "../runnable.ts";
import {
  boom,
  items,
  otherOrigin,
  pageOrigin,
  port,
  ran,
  routes,
  wanted,
} from "../shared/node-app.ts";

const listed = {
  // @koa/cors has no lists: one origin, or a function that returns one.
  origin: pageOrigin,
  allowMethods: ["GET", "POST", "PUT", "DELETE"],
  allowHeaders: ["Content-Type", "Authorization"],
  credentials: true,
};

const isSubdomain = (origin: string) => /^https:\/\/[^.]+\.example\.test$/.test(origin);

const policies: Partial<Record<CaseId, cors.Options>> = {
  listed,
  defaults: {},
  "other-origin": { ...listed, origin: otherOrigin },
  wildcard: { ...listed, origin: "*", credentials: false },
  "wildcard-credentials": { ...listed, origin: "*" },
  "method-missing": { ...listed, allowMethods: ["GET", "POST"] },
  "header-missing": { ...listed, allowHeaders: ["Content-Type"] },
  "credentials-missing": { ...listed, credentials: false },
  "trailing-slash": { ...listed, origin: `${pageOrigin}/` },
  "auth-before-cors": listed,
  "auth-after-cors": listed,
  pattern: {
    ...listed,
    origin: (context: Context) => {
      const origin = context.get("Origin");
      return isSubdomain(origin) ? origin : "";
    },
  },
};

const demandToken: Middleware = async (context, next) => {
  if (context.get("Authorization") === "") context.throw(401, "A token is needed.");
  await next();
};

/** The middlewares of each case, in order. Koa has no router of its own. */
const chains = new Map(
  wanted.map((id): [string, Middleware[]] => {
    const policy = policies[id];
    return [
      id,
      [
        ...(id === "auth-before-cors" ? [demandToken] : []),
        ...(policy === undefined ? [] : [cors(policy)]),
        ...(id === "auth-after-cors" ? [demandToken] : []),
        respond,
      ],
    ];
  }),
);

function respond(context: Context): void {
  const path = context.path.replace(/^\/[^/]+/, "");
  if (path === "/boom" && context.method === "GET") {
    ran(context.method, context.path);
    boom();
  }
  const route = routes.find(
    (one) => one.path === path && one.method.toUpperCase() === context.method,
  );
  if (route === undefined) return;
  ran(context.method, context.path);
  context.status = route.status;
  context.body = route.status === 204 ? null : items;
}

const app = new Koa();
app.use((context, next) => {
  const chain = chains.get(context.path.split("/")[1] ?? "") ?? [];
  const run = (index: number): Promise<void> => {
    const middleware = chain[index];
    if (middleware === undefined) return next();
    const after: Next = () => run(index + 1);
    return Promise.resolve(middleware(context, after)) as Promise<void>;
  };
  return run(0);
});
app.listen(port, "127.0.0.1");

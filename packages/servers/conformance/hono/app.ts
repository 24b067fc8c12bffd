import { serve } from "@hono/node-server";
import { Hono, type MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
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
  origin: [pageOrigin],
  allowMethods: ["GET", "POST", "PUT", "DELETE"],
  allowHeaders: ["Content-Type", "Authorization"],
  credentials: true,
};

const policies: Partial<Record<CaseId, Parameters<typeof cors>[0]>> = {
  listed,
  "other-origin": { ...listed, origin: [otherOrigin] },
  wildcard: { ...listed, origin: "*", credentials: false },
  "wildcard-credentials": { ...listed, origin: "*" },
  "method-missing": { ...listed, allowMethods: ["GET", "POST"] },
  "header-missing": { ...listed, allowHeaders: ["Content-Type"] },
  "credentials-missing": { ...listed, credentials: false },
  "trailing-slash": { ...listed, origin: [`${pageOrigin}/`] },
  "auth-before-cors": listed,
  "auth-after-cors": listed,
  // Hono has no patterns: its own documentation writes a function.
  pattern: {
    ...listed,
    origin: (origin) => (origin.endsWith(".example.test") ? origin : "https://example.test"),
  },
};

const demandToken: MiddlewareHandler = async (context, next) => {
  if (context.req.header("Authorization") === undefined) {
    return context.json({ error: "A token is needed." }, 401);
  }
  return next();
};

const app = new Hono();

for (const id of wanted) {
  const own = new Hono();
  if (id === "auth-before-cors") own.use(demandToken);
  const policy = policies[id];
  if (policy !== undefined) own.use(cors(policy));
  if (id === "defaults") own.use(cors());
  if (id === "auth-after-cors") own.use(demandToken);
  for (const { method, path, status } of routes) {
    own[method](path, (context) => {
      ran(context.req.method, context.req.path);
      return status === 204 ? context.body(null, status) : context.json(items, status);
    });
  }
  own.get("/boom", (context) => {
    ran(context.req.method, context.req.path);
    return boom();
  });
  app.route(`/${id}`, own);
}

serve({ fetch: app.fetch, port, hostname: "127.0.0.1" });

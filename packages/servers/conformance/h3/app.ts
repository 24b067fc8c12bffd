import { type CorsOptions, H3, handleCors, HTTPError, type Middleware, serve } from "h3";
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

const listed: CorsOptions = {
  origin: [pageOrigin],
  methods: ["GET", "POST", "PUT", "DELETE"],
  allowHeaders: ["Content-Type", "Authorization"],
  credentials: true,
};

const cors =
  (options: CorsOptions): Middleware =>
  (event) => {
    const response = handleCors(event, options);
    return response === false ? undefined : response;
  };

const demandToken: Middleware = (event) => {
  if (!event.req.headers.has("authorization")) throw new HTTPError({ status: 401 });
};

const policies: Partial<Record<CaseId, Middleware[]>> = {
  listed: [cors(listed)],
  defaults: [cors({})],
  "other-origin": [cors({ ...listed, origin: [otherOrigin] })],
  wildcard: [cors({ ...listed, origin: "*", credentials: false })],
  "wildcard-credentials": [cors({ ...listed, origin: "*" })],
  "method-missing": [cors({ ...listed, methods: ["GET", "POST"] })],
  "header-missing": [cors({ ...listed, allowHeaders: ["Content-Type"] })],
  "credentials-missing": [cors({ ...listed, credentials: false })],
  "trailing-slash": [cors({ ...listed, origin: [`${pageOrigin}/`] })],
  "auth-before-cors": [demandToken, cors(listed)],
  "auth-after-cors": [cors(listed), demandToken],
  pattern: [cors({ ...listed, origin: [/^https:\/\/[^.]+\.example\.test$/] })],
};

const app = new H3();
for (const id of wanted) {
  const api = new H3();
  for (const middleware of policies[id] ?? []) api.use(middleware);
  for (const { method, path, status } of routes) {
    api[method](path, ({ req, res, url }) => {
      ran(req.method, url.pathname);
      res.status = status;
      return status === 204 ? null : items;
    });
  }
  api.get("/boom", ({ req, url }) => {
    ran(req.method, url.pathname);
    boom();
  });
  app.mount(`/${id}`, api);
}

serve(app, { port, hostname: "127.0.0.1", silent: true });

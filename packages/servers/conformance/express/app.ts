import cors, { type CorsOptions } from "cors";
import express, { type RequestHandler } from "express";
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
  methods: ["GET", "POST", "PUT", "DELETE"],
  allowedHeaders: ["Content-Type", "Authorization"],
  credentials: true,
};

const policies: Partial<Record<CaseId, CorsOptions>> = {
  listed,
  defaults: {},
  "other-origin": { ...listed, origin: [otherOrigin] },
  wildcard: { ...listed, origin: "*", credentials: false },
  "wildcard-credentials": { ...listed, origin: "*" },
  "method-missing": { ...listed, methods: ["GET", "POST"] },
  "header-missing": { ...listed, allowedHeaders: ["Content-Type"] },
  "credentials-missing": { ...listed, credentials: false },
  "trailing-slash": { ...listed, origin: [`${pageOrigin}/`] },
  "auth-before-cors": listed,
  "auth-after-cors": listed,
  pattern: { ...listed, origin: /^https:\/\/[^.]+\.example\.test$/ },
};

const demandToken: RequestHandler = (request, response, next) => {
  if (request.get("Authorization") === undefined) {
    response.status(401).json({ error: "A token is needed." });
  } else next();
};

const app = express();

for (const id of wanted) {
  const router = express.Router();
  if (id === "auth-before-cors") router.use(demandToken);
  const policy = policies[id];
  if (policy !== undefined) router.use(cors(policy));
  if (id === "auth-after-cors") router.use(demandToken);
  for (const { method, path, status } of routes) {
    router[method](path, (request, response) => {
      ran(request.method, request.originalUrl);
      response.status(status);
      if (status === 204) response.end();
      else response.json(items);
    });
  }
  router.get("/boom", (request) => {
    ran(request.method, request.originalUrl);
    boom();
  });
  app.use(`/${id}`, router);
}

app.listen(port, "127.0.0.1");

import cors from "cors";
import express, { type RequestHandler } from "express";
import { corsOptions } from "../shared/cors-options.ts";
import { boom, items, port, ran, routes, wanted } from "../shared/node-app.ts";

const demandToken: RequestHandler = (request, response, next) => {
  if (request.get("Authorization") === undefined) {
    response.status(401).json({ error: "A token is needed." });
  } else next();
};

const app = express();

for (const id of wanted) {
  const router = express.Router();
  if (id === "auth-before-cors") router.use(demandToken);
  const policy = corsOptions[id];
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

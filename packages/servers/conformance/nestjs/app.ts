import "reflect-metadata";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import {
  Controller,
  Delete,
  Get,
  HttpCode,
  type INestApplication,
  Module,
  Post,
  Put,
  Req,
} from "@nestjs/common";
import type { CorsOptions } from "@nestjs/common/interfaces/external/cors-options.interface.js";
import { NestFactory } from "@nestjs/core";
import type { CaseId } from "../runnable.ts";
import { boom, items, otherOrigin, pageOrigin, port, ran, wanted } from "../shared/node-app.ts";

const listed: CorsOptions = {
  origin: [pageOrigin],
  methods: ["GET", "POST", "PUT", "DELETE"],
  allowedHeaders: ["Content-Type", "Authorization"],
  credentials: true,
};

function demandToken(
  { headers }: IncomingMessage,
  response: ServerResponse,
  next: () => void,
): void {
  if (headers.authorization === undefined) response.writeHead(401).end();
  else next();
}

const cors = (options: CorsOptions) => (app: INestApplication) => app.enableCors(options);

const policies: Partial<Record<CaseId, (app: INestApplication) => void>> = {
  listed: cors(listed),
  defaults: (app) => app.enableCors(),
  "other-origin": cors({ ...listed, origin: [otherOrigin] }),
  wildcard: cors({ ...listed, origin: "*", credentials: false }),
  "wildcard-credentials": cors({ ...listed, origin: "*" }),
  "method-missing": cors({ ...listed, methods: ["GET", "POST"] }),
  "header-missing": cors({ ...listed, allowedHeaders: ["Content-Type"] }),
  "credentials-missing": cors({ ...listed, credentials: false }),
  "trailing-slash": cors({ ...listed, origin: [`${pageOrigin}/`] }),
  "auth-before-cors": (app) => {
    app.use(demandToken);
    app.enableCors(listed);
  },
  "auth-after-cors": (app) => {
    app.enableCors(listed);
    app.use(demandToken);
  },
  pattern: cors({ ...listed, origin: [/^https:\/\/[^.]+\.example\.test$/] }),
};

type Target = { method: string; url: string };

@Controller()
class Items {
  @Get("items")
  list(@Req() { method, url }: Target) {
    ran(method, url);
    return items;
  }

  @Post("items")
  create(@Req() { method, url }: Target) {
    ran(method, url);
    return items;
  }

  @Put("items/1")
  update(@Req() { method, url }: Target) {
    ran(method, url);
    return items;
  }

  @Delete("items/1")
  @HttpCode(204)
  remove(@Req() { method, url }: Target) {
    ran(method, url);
  }

  @Get("boom")
  fail(@Req() { method, url }: Target) {
    ran(method, url);
    boom();
  }
}

@Module({ controllers: [Items] })
class App {}

// One application a case, because enableCors is for a whole application; the prefix keeps their routes apart.
const apps = new Map<string, INestApplication>();
for (const id of wanted) {
  const app = await NestFactory.create(App, { logger: ["error"] });
  policies[id]?.(app);
  app.setGlobalPrefix(id);
  apps.set(id, await app.init());
}

createServer((request, response) => {
  const app = apps.get(request.url?.split("/")[1] ?? "");
  if (app === undefined) response.writeHead(404).end();
  else app.getHttpServer().emit("request", request, response);
}).listen(port, "127.0.0.1");

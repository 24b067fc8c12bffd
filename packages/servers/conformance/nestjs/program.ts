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

const page = "http://localhost:3000";

const listed: CorsOptions = {
  origin: [page],
  methods: ["GET", "POST", "PUT", "DELETE"],
  allowedHeaders: ["Content-Type", "Authorization"],
  credentials: true,
};

function auth({ headers }: IncomingMessage, response: ServerResponse, next: () => void): void {
  if (headers.authorization === undefined) response.writeHead(401).end();
  else next();
}

const cors = (options: CorsOptions) => (app: INestApplication) => app.enableCors(options);

const policies: Record<string, (app: INestApplication) => void> = {
  listed: cors(listed),
  defaults: (app) => app.enableCors(),
  none: () => {},
  "other-origin": cors({ ...listed, origin: ["https://app.example.test"] }),
  wildcard: cors({ ...listed, origin: "*", credentials: false }),
  "wildcard-credentials": cors({ ...listed, origin: "*" }),
  "method-missing": cors({ ...listed, methods: ["GET", "POST"] }),
  "header-missing": cors({ ...listed, allowedHeaders: ["Content-Type"] }),
  "credentials-missing": cors({ ...listed, credentials: false }),
  "trailing-slash": cors({ ...listed, origin: [`${page}/`] }),
  "auth-before-cors": (app) => {
    app.use(auth);
    app.enableCors(listed);
  },
  "auth-after-cors": (app) => {
    app.enableCors(listed);
    app.use(auth);
  },
  pattern: cors({ ...listed, origin: [/^https:\/\/[^.]+\.example\.test$/] }),
};

function ran({ method, url }: IncomingMessage): void {
  console.log(`ran ${method} ${url}`);
}

@Controller()
class Items {
  @Get("items")
  list(@Req() request: IncomingMessage) {
    ran(request);
    return [{ id: 1, name: "Tea" }];
  }

  @Post("items")
  create(@Req() request: IncomingMessage) {
    ran(request);
    return { id: 2, name: "Cup" };
  }

  @Put("items/1")
  update(@Req() request: IncomingMessage) {
    ran(request);
    return { id: 1, name: "Pot" };
  }

  @Delete("items/1")
  @HttpCode(204)
  remove(@Req() request: IncomingMessage) {
    ran(request);
  }

  @Get("boom")
  fail(@Req() request: IncomingMessage) {
    ran(request);
    throw new Error("boom");
  }
}

@Module({ controllers: [Items] })
class App {}

// One application a case, because enableCors is for a whole application; the prefix keeps their routes apart.
const apps = new Map<string, INestApplication>();
for (const name of (process.env["CASES"] ?? "").split(",")) {
  const app = await NestFactory.create(App, { logger: ["error"] });
  policies[name]?.(app);
  app.setGlobalPrefix(name);
  apps.set(name, await app.init());
}

createServer((request, response) => {
  const app = apps.get(request.url?.split("/")[1] ?? "");
  if (app === undefined) response.writeHead(404).end();
  else app.getHttpServer().emit("request", request, response);
}).listen(Number(process.env["PORT"]), "127.0.0.1");

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
import { NestFactory } from "@nestjs/core";
import { corsOptions } from "../shared/cors-options.ts";
import { boom, items, port, ran, wanted } from "../shared/node-app.ts";

function demandToken(
  { headers }: IncomingMessage,
  response: ServerResponse,
  next: () => void,
): void {
  if (headers.authorization === undefined) response.writeHead(401).end();
  else next();
}

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
  if (id === "auth-before-cors") app.use(demandToken);
  if (id in corsOptions) app.enableCors(corsOptions[id]);
  if (id === "auth-after-cors") app.use(demandToken);
  app.setGlobalPrefix(id);
  apps.set(id, await app.init());
}

createServer((request, response) => {
  const app = apps.get(request.url?.split("/")[1] ?? "");
  if (app === undefined) response.writeHead(404).end();
  else app.getHttpServer().emit("request", request, response);
}).listen(port, "127.0.0.1");

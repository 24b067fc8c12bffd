import type { PluginOptions } from "@blocked/profiles";
import { type CodeLine, literal, permissions, plain, setting } from "../shared/code.ts";
import { generousMethods } from "../shared/differences.ts";
import { lacks } from "../shared/middleware.ts";
import { listsNoMethod, ranWith, toRuled } from "../shared/policy.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { fillFile } from "../shared/whole-file.ts";

function write(options: PluginOptions): CodeLine[] {
  const lines = Object.entries(options).map(([name, value]) =>
    setting(name, `  ${name}: ${literal(value)},`),
  );
  if (lines.length === 0) return [{ text: "app.enableCors();", options: permissions }];
  return [plain("app.enableCors({"), ...lines, plain("});")];
}

const file = `import "reflect-metadata";
import { Controller, Get, Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";

@Controller("items")
class ItemsController {
  @Get()
  list() {
    return { items: [] };
  }
}

@Module({ controllers: [ItemsController] })
class AppModule {}

async function bootstrap() {
  const app = await NestFactory.create(AppModule);

  // Before every app.use that may reject a request: a preflight carries no token and no cookie.
  {cors}

  await app.listen(process.env.PORT ?? 4000);
}
void bootstrap();
`;

export const nestjs: Server = {
  name: "NestJS",
  toSnippet: snippetWriter({
    none: { comment: "// enableCors is not called" },
    lacks: lacks("NestJS on Express", "preflightContinue", "optionsSuccessStatus"),
    write,
    toDifference: toRuled([[listsNoMethod, generousMethods("NestJS on Express").sentence]]),
  }),
  note: "NestJS hands the options to the cors package of Express; on Fastify it hands them to @fastify/cors.",
  file: {
    name: "main.ts",
    install:
      "npm install @nestjs/core @nestjs/common @nestjs/platform-express reflect-metadata rxjs",
    toText: (options) => fillFile(file, "//", write(options), options),
  },
  verifiedBy: ranWith("Node.js"),
};

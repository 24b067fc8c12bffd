import { nodeProgram } from "../shared/node.ts";

/** `app.enableCors`, which hands its options to Express's cors: https://docs.nestjs.com/security/cors */
export const runnable = nodeProgram(import.meta.dirname, {
  id: "nestjs",
  title: "NestJS",
  packages: ["@nestjs/core", "@nestjs/platform-express"],
});

import { toNodeServer } from "../shared/node-server.ts";

/** `app.enableCors`, which hands its options to Express's cors: https://docs.nestjs.com/security/cors */
export const runnable = toNodeServer({
  id: "nestjs",
  title: "NestJS",
  folder: import.meta.dirname,
  packages: ["@nestjs/core", "@nestjs/platform-express"],
});

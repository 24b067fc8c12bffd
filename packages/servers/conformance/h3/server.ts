import { toNodeServer } from "../shared/node-server.ts";

/** `handleCors` as a middleware: https://h3.dev/utils/security#cors */
export const runnable = toNodeServer({
  id: "h3",
  title: "h3",
  folder: import.meta.dirname,
  packages: ["h3"],
});

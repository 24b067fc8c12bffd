import { nodeProgram } from "../shared/node.ts";

/** `handleCors` as a middleware: https://h3.dev/utils/security#cors */
export const runnable = nodeProgram(import.meta.dirname, {
  id: "h3",
  title: "h3",
  packages: ["h3"],
});

export { readConsole } from "./explain/read-console.ts";
export { readLine, type ReadLine } from "./explain/read-line.ts";
export { readHeads } from "./paste/heads/read-heads.ts";

import pretty from "pino-pretty";
import { serve } from "./serve.ts";

// Synchronous: a worker thread would lose the last lines when the process ends.
await serve(
  pretty({ sync: true, singleLine: true, ignore: "pid,hostname", translateTime: "SYS:HH:MM:ss.l" }),
);

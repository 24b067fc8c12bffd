import pretty from "pino-pretty";
import { serve } from "./serve.ts";

// As it happens and not from a thread, whose last lines would be lost when the process ends.
await serve(
  pretty({ sync: true, singleLine: true, ignore: "pid,hostname", translateTime: "SYS:HH:MM:ss.l" }),
);

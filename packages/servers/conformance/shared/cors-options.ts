import type { CaseId } from "../runnable.ts";
import { otherOrigin, pageOrigin } from "./node-app.ts";

type CorsOptions = {
  origin?: string | string[] | RegExp;
  methods?: string[];
  allowedHeaders?: string[];
  credentials?: boolean;
};

const listed: CorsOptions = {
  origin: [pageOrigin],
  methods: ["GET", "POST", "PUT", "DELETE"],
  allowedHeaders: ["Content-Type", "Authorization"],
  credentials: true,
};

/** The policies in the words of the cors package, which @fastify/cors and NestJS share. */
export const corsOptions: Partial<Record<CaseId, CorsOptions>> = {
  listed,
  defaults: {},
  "other-origin": { ...listed, origin: [otherOrigin] },
  wildcard: { ...listed, origin: "*", credentials: false },
  "wildcard-credentials": { ...listed, origin: "*" },
  "method-missing": { ...listed, methods: ["GET", "POST"] },
  "header-missing": { ...listed, allowedHeaders: ["Content-Type"] },
  "credentials-missing": { ...listed, credentials: false },
  "trailing-slash": { ...listed, origin: [`${pageOrigin}/`] },
  "auth-before-cors": listed,
  "auth-after-cors": listed,
  pattern: { ...listed, origin: /^https:\/\/[^.]+\.example\.test$/ },
};

import type { CaseId } from "../runnable.ts";
import { otherOrigin, pageOrigin } from "./node-app.ts";

/** The headers that a proxy's configuration writes, by name. */
export type HeaderPolicy = {
  /** A text that is sent to everybody, or a pattern whose match is sent back. */
  origin: string | { regex: string };
  credentials: boolean;
  methods: readonly string[];
  headers: readonly string[];
};

const listed: HeaderPolicy = {
  origin: pageOrigin,
  credentials: true,
  methods: ["GET", "POST", "PUT", "DELETE"],
  headers: ["Content-Type", "Authorization"],
};

/** The policies that a proxy writes in headers. The cases that are missing here have a configuration of their own. */
export const policies: Partial<Record<CaseId, HeaderPolicy>> = {
  listed,
  "other-origin": { ...listed, origin: otherOrigin },
  wildcard: { ...listed, origin: "*", credentials: false },
  "wildcard-credentials": { ...listed, origin: "*" },
  "method-missing": { ...listed, methods: ["GET", "POST"] },
  "header-missing": { ...listed, headers: ["Content-Type"] },
  "credentials-missing": { ...listed, credentials: false },
  "trailing-slash": { ...listed, origin: `${pageOrigin}/` },
  "auth-after-cors": listed,
  pattern: { ...listed, origin: { regex: String.raw`^https://[^.]+\.example\.test$` } },
  "without-always": listed,
  "with-always": listed,
};

/** The header lines beside Access-Control-Allow-Origin. */
export function toOtherHeaders({ credentials, methods, headers }: HeaderPolicy) {
  return [
    ...(credentials ? [["Access-Control-Allow-Credentials", "true"] as const] : []),
    ["Access-Control-Allow-Methods", methods.join(", ")] as const,
    ["Access-Control-Allow-Headers", headers.join(", ")] as const,
  ];
}

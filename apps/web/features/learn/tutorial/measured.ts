import type { Engine } from "@blocked/cors-protocol";
import data from "./measured.json" with { type: "json" };

/** The columns: this lab's server, today's FastAPI, and FastAPI of the tutorial's date. */
export type Server = keyof typeof data.versions;

/** What a server did with one of the errors, and what each engine printed. */
export type Cell = {
  code: string | null;
  exchanges: readonly string[];
  lines: Readonly<Record<Engine, readonly string[]>>;
};

export type Measured = { id: string; profile: string; says: string; cells: Record<Server, Cell> };

export const { recordedOn, versions } = data;

const wildcard =
  "The value of the 'Access-Control-Allow-Origin' header in the response must not be '*' when the request's credentials mode is 'include'.";

/** What the tutorial says that the console prints, in its order. */
const says: Record<string, string> = {
  disabled: "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  "origin-mismatch":
    "The 'Access-Control-Allow-Origin' header has a value 'http://localhost:3000' that is not equal to the supplied origin.",
  "protocol-mismatch": "The same as for another origin.",
  "credentials-not-allowed":
    "The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.",
  "wildcard-before-sign-in": wildcard,
  "missing-method":
    "Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.",
  "missing-header":
    "Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response.",
};

/** The tutorial's errors as real browsers met them, written by `pnpm generate` from e2e/reference/fastapi.json. */
export const measured: readonly Measured[] = Object.entries(says).map(([id, text]) => {
  const row = data.rows.find((one) => one.id === id);
  if (row === undefined) throw new Error(`${id} is not measured.`);
  return { id, profile: row.profile, says: text, cells: row.cells };
});

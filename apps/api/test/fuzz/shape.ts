import { fail, ok } from "node:assert/strict";
import { ErrorEnvelope } from "@blocked/api-client/contract";
import { Check } from "typebox/value";
import type { Answer } from "./responses.ts";
import type { Case } from "./cases.ts";
import { breaks } from "./targets.ts";

/** The most characters of a refusal, which quotes an address as long as a head. */
const longest = 40_000;

/** @throws for a response that reveals internals, or a refusal outside the error envelope */
export function checkShape({ method, target }: Case, answer: Answer): void {
  const { status, headers, body } = answer;
  const [, id = ""] = /^\/p\/([^/?]+)/.exec(target) ?? [];
  const isTaught = status === 500 && breaks.has(id);
  const isBusy = status === 503 && headers.has("retry-after");
  ok(status < 500 || isTaught || isBusy, `An answer of ${status}: ${body}`);
  ok(!/node_modules|SQLITE|\bat .*:\d+:\d+/.test(body), `The response reveals internals: ${body}`);
  ok(status < 400 || body.length < longest, `A refusal of ${body.length} bytes`);
  if (status < 400 || method === "HEAD") return;
  // The plugin's own text for OPTIONS without a preflight.
  if (method === "OPTIONS" && status === 400 && body === "Invalid Preflight Request") return;
  const type = headers.get("content-type") ?? "";
  ok(type.startsWith("application/json"), `A refusal in ${type}: ${body.slice(0, 200)}`);
  if (!Check(ErrorEnvelope, JSON.parse(body))) fail(`A refusal without the envelope: ${body}`);
}

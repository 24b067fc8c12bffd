import { engines } from "@blocked/cors-protocol";
import { fillIn, findProfile, getOutcome, getShown } from "@blocked/profiles";
import { expect, test } from "vitest";
import { measured } from "./measured.ts";
import { judgeMeasured, origin } from "./judge-measured.ts";

test.for(measured.flatMap((row) => engines.map((engine) => [row.profile, engine, row] as const)))(
  "measured responses of Fastify › %s in %s › the outcome that the profile states",
  async ([id, engine, row]) => {
    const profile = findProfile(id);
    const shown = profile && getShown(profile);
    if (!profile || !shown) throw new Error(`There is no request that shows ${id}.`);
    const want = fillIn(getOutcome(profile, shown.probe.id, engine), origin);
    const { verdict, exchanges, lines } = await judgeMeasured(profile, row.fastify, engine);
    expect(exchanges).toEqual(want.exchanges);
    expect(lines.length).toBeGreaterThan(0);
    const { verdict: outcome, ...more } = want;
    const code = "code" in more ? { code: more.code } : {};
    expect(verdict).toMatchObject({ outcome, ...code });
  },
);

test.for([
  ["disabled", "MissingAllowOriginHeader"],
  ["origin-mismatch", "MissingAllowOriginHeader"],
  ["protocol-mismatch", "MissingAllowOriginHeader"],
  ["credentials-not-allowed", "InvalidAllowCredentials"],
  ["wildcard-plus-credentials", null],
  ["missing-method", "PreflightInvalidStatus"],
  ["missing-header", "PreflightInvalidStatus"],
] as const)("measured responses of FastAPI › %s › %s", async ([id, code]) => {
  const profile = findProfile(id);
  const row = measured.find((one) => one.profile === id);
  if (!profile || !row) throw new Error(`${id} is not measured.`);
  const { verdict } = await judgeMeasured(profile, row.fastapi, "chromium");
  expect("code" in verdict ? verdict.code : null).toBe(code);
});

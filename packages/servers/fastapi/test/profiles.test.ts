import { checkAllowOrigin, engineRules, type HeaderLine, standard } from "@blocked/cors-protocol";
import { blocked, getProbe, type Outcome, type ProbeId, profiles } from "@blocked/profiles";
import { describe, expect, test } from "vitest";
import stored from "../profiles.json" with { type: "json" };
import { missing, observe, openTwin, pageOrigin } from "./twin.ts";

test("FastAPI › its environment › is installed", ({ skip }) => {
  skip(missing !== null, missing ?? "");
  expect(missing).toBeNull();
});

describe.skipIf(missing !== null)("FastAPI", async () => {
  const twin = missing === null ? await openTwin() : null;
  if (twin === null) return;

  const readable = (...exchanges: Outcome["exchanges"]): Outcome => ({
    verdict: "readable",
    exchanges,
  });
  const invalidStatus = blocked("PreflightInvalidStatus", "", "OPTIONS 400");
  const missingAtPreflight = (status: number) =>
    blocked("PreflightMissingAllowOriginHeader", "", `OPTIONS ${status}`);
  const missingAt = (...exchanges: Outcome["exchanges"]) =>
    blocked("MissingAllowOriginHeader", "", ...exchanges);
  const rows: [profile: string, probe: ProbeId, outcome: Outcome][] = [
    ["correct", "update-with-cookies-and-token", readable("OPTIONS 200", "PUT 200")],
    ["correct", "remove", readable("OPTIONS 200", "DELETE 204")],
    ["disabled", "read", missingAt("GET 200")],
    ["disabled", "update", missingAtPreflight(405)],
    ["origin-mismatch", "read", missingAt("GET 200")],
    ["origin-mismatch", "update", missingAtPreflight(400)],
    [
      "credentials-not-allowed",
      "read-with-cookies",
      blocked("InvalidAllowCredentials", "", "GET 200"),
    ],
    // The hole: every website may read this with the cookies.
    ["wildcard-plus-credentials", "read-with-cookies", readable("GET 200")],
    ["reflected-origin", "read-with-cookies", readable("GET 200")],
    ["missing-method", "update", invalidStatus],
    ["missing-header", "read-with-token", invalidStatus],
    ["plugin-defaults", "create", invalidStatus],
    ["preflight-off", "update", readable("OPTIONS 200", "PUT 200")],
    ["pattern-without-end", "read", missingAt("GET 200")],
    ["auth-before-cors", "read-with-token", missingAtPreflight(401)],
    ["auth-after-cors", "read-with-token", readable("OPTIONS 200", "GET 200")],
    ["auth-after-cors", "read", readable("GET 401")],
    ["limit-before-cors", "read", missingAt("GET 429")],
    ["limit-after-cors", "read", readable("GET 429")],
    ["redirect-before-cors", "update", blocked("PreflightDisallowedRedirect", "", "OPTIONS 308")],
    // The router's own redirect, to the address with a slash.
    ["redirect-after-cors", "update", readable("OPTIONS 200", "PUT 307", "OPTIONS 200", "PUT 200")],
    ["redirect-without-cors", "read", missingAt("GET 308", "GET 200")],
    ["headers-by-hand", "update", blocked("PreflightInvalidStatus", "", "OPTIONS 405")],
    ["error-before-cors", "read", missingAt("GET 500")],
    ["error-before-cors", "update", missingAt("OPTIONS 200", "PUT 500")],
    ["error-after-cors", "read", readable("GET 500")],
    ["header-twice", "read", blocked("MultipleAllowOriginValues", `${pageOrigin}, *`, "GET 200")],
  ];

  test.for(rows)("%s › %s › %j", async ([profile, probe, outcome]) => {
    expect(await observe(twin, profile, getProbe(probe))).toEqual(outcome);
  });

  const absent = stored.filter(({ cors }) => cors.kind === "absent").map(({ id }) => id);

  test("every profile › is served, or 404 with one readable sentence that says why", async () => {
    const refused: string[] = [];
    for (const { id } of profiles) {
      const headers: HeaderLine[] = [["Origin", pageOrigin]];
      const path = `/p/${id}/nothing?trace=${twin.nextTrace()}`;
      const { body, headers: lines } = await twin.send({ path, headers });
      if (!body.includes("NOT_IN_FASTAPI")) continue;
      refused.push(id);
      expect(body).toMatch(/"message":"[A-Z][^"]{30,}\."/);
      expect(lines).toContainEqual(["access-control-allow-origin", "*"]);
    }
    expect(refused).toEqual(absent);
    expect(refused).toContain("raw-answer");
  });

  const foreign = [
    "https://attacker.example",
    "null",
    "http://localhost:3001",
    "http://localhost:5173",
  ];
  const engines = [standard, ...Object.values(engineRules)];
  const requests: { method: string; path: string; headers: HeaderLine[] }[] = [
    { method: "GET", path: "items", headers: [] },
    {
      method: "OPTIONS",
      path: "items/1",
      headers: [["Access-Control-Request-Method", "PUT"]],
    },
  ];

  /** The foreign origins that can read a response of a profile in some engine. */
  async function findAllowed(id: string, query: string): Promise<string[]> {
    const allowed = new Set<string>();
    for (const origin of foreign) {
      for (const { method, path, headers } of requests) {
        const { headers: lines } = (await twin?.send({
          method,
          path: `/p/${id}/${path}${query}`,
          headers: [["Origin", origin], ...headers],
        })) ?? { headers: [] };
        const passes = engines.some(
          (rules) => checkAllowOrigin({ origin, credentials: "omit" }, lines, rules) === null,
        );
        if (passes) allowed.add(origin);
      }
    }
    return [...allowed];
  }

  const served = profiles.filter(({ id }) => !absent.includes(id)).map(({ id }) => id);

  test.for(served)(
    "%s › another website › reads nothing without a live key, and with one only where a key is needed",
    async (id) => {
      const { needsKey } = stored.find((one) => one.id === id) ?? { needsKey: null };
      const withKey = await findAllowed(id, `?trace=${twin.nextTrace()}`);
      expect(await findAllowed(id, "")).toEqual([]);
      expect(needsKey ? [] : withKey).toEqual([]);
    },
  );
});

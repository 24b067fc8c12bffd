import { engines } from "@blocked/cors-protocol";
import { type Asked, createNetwork, examine } from "@blocked/examination";
import { toReport } from "@blocked/examination/report";
import { findChosen, load, readRecording, visitCases } from "@blocked/servers/conformance";
import { recordedHost, toRequest } from "@blocked/servers/measured";
import { expect, inject, onTestFinished, test } from "vitest";

/** The names that are right for a server; of all others, “unknown” is right. */
const looks: Record<string, RegExp> = {
  h3: /^the cors package of Express, Hono, h3, or @fastify\/cors$/,
  express: /^(?:Express|the cors package of Express, Hono, h3, or @fastify\/cors)$/,
  fastapi: /^FastAPI or Starlette$/,
  fastify:
    /^(?:@fastify\/cors|Fastify .*|the cors package of Express, Hono, h3, or @fastify\/cors)$/,
  hono: /^the cors package of Express, Hono, h3, or @fastify\/cors$/,
  // Nest runs on Express and takes its cors package.
  nestjs: /^(?:Express|the cors package of Express, Hono, h3, or @fastify\/cors)$/,
  nginx: /^nginx itself$/,
  gin: /^rs\/cors or gin-contrib\/cors$/,
  "rs-cors": /^rs\/cors or gin-contrib\/cors$/,
  spring: /^Spring$/,
};

const runnables = await Promise.all(findChosen(inject("only")).map((id) => load(id)));

test.for(runnables.map((runnable) => [runnable.id, runnable] as const))(
  "doctor › %s, run here › the recorded verdicts and lines, Chromium’s own among them, and no wrong name",
  { timeout: 600_000 },
  async ([id, runnable], { skip, annotate }) => {
    const missing = await runnable.missing();
    skip(missing !== null, missing ?? "");
    await runnable.prepare();
    const recording = readRecording(id);
    const cases = new Map(recording?.cases.map((one) => [one.id, one]));
    const wrong: unknown[] = [];
    const names = new Set<string>();
    let compared = 0;
    await visitCases(runnable, async ({ port }, caseId) => {
      const recorded = cases.get(caseId);
      if (recorded === undefined || "refusal" in recorded) return;
      // The servers listen on 127.0.0.1, under the name that the recording has.
      const network = createNetwork({
        resolve: [{ host: "localhost", port, address: "127.0.0.1" }],
      });
      onTestFinished(() => network.close());
      for (const { request: requestId, verdicts, chromium } of recorded.requests) {
        const { url, method, headers, origin, credentials } = toRequest(
          caseId,
          requestId,
          `localhost:${port}`,
        );
        const asked: Asked = {
          url,
          method,
          headers,
          body: method === "PUT" ? Buffer.from('{"name":"A"}') : null,
          cookie: credentials === "include" ? "session=1" : null,
        };
        const options = { from: origin, credentials: credentials === "include", engines };
        const examination = await examine(asked, { ...options, send: true }, network);
        const toRecorded = (line: string) => line.replaceAll(`localhost:${port}`, recordedHost);
        for (const { engine, verdict, lines, heldBack } of examination.results) {
          // One PUT is enough: another engine's, with other headers, would write once more.
          if (heldBack !== null) continue;
          const { outcome, code, lines: wanted } = verdicts[engine];
          const want = { outcome, code, lines: wanted };
          const got = {
            outcome: verdict.outcome,
            code: verdict.outcome === "blocked" ? verdict.code : null,
            lines: (lines ?? []).map(toRecorded),
          };
          compared++;
          if (JSON.stringify(want) !== JSON.stringify(got)) {
            wrong.push({ caseId, requestId, engine, want, got });
          }
          if (engine !== "chromium" || chromium === undefined) continue;
          const seen = { isReadable: got.outcome === "readable", lines: got.lines };
          if (JSON.stringify(chromium) !== JSON.stringify(seen)) {
            wrong.push({ caseId, requestId, browser: chromium, got });
          }
        }
        for (const { name } of toReport(examination, [], null).looksLike) names.add(name);
      }
    });
    // Another version may behave otherwise: that is news, and no fault of the doctor.
    const isSame =
      JSON.stringify(recording?.versions) === JSON.stringify(await runnable.versions());
    for (const one of isSame ? [] : wrong) await annotate(JSON.stringify(one), "drift");
    expect(isSame ? wrong : []).toEqual([]);
    expect(compared).toBeGreaterThan(100);
    expect([...names].filter((name) => looks[id]?.test(name) !== true)).toEqual([]);
  },
);

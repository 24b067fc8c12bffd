import { engineRules, judge } from "@blocked/cors-protocol";
import { toConsoleLines } from "@blocked/cors-protocol/messages";
import { fillIn, toCanonical, toMeaning } from "@blocked/profiles";
import { startFastApi, whyNoFastApi } from "@blocked/lab/python";
import type { Page } from "@playwright/test";
import { type BrowserLog, openBrowserLog, takeLines } from "@blocked/playwright/browser-log";
import type { Running } from "../engines/launch.ts";
import { test } from "../engines/test.ts";
import type { RecordedTutorial } from "../recording/record-fastapi.ts";
import {
  readTutorialRecording,
  type TutorialRow,
  type TutorialServer,
  tutorialServers,
} from "../reference/fastapi.ts";
import type { ReferenceRow } from "../reference/reference.ts";
import { suite } from "../settings.ts";
import { createBrowserClients } from "../support/browser-client.ts";
import { compareLines, soon } from "../support/console-lines.ts";
import { expect } from "../support/fixtures.ts";
import { linesOf, traceOf } from "../support/traced-lines.ts";
import { type TutorialError, toExpected, tutorialErrors } from "../support/tutorial-errors.ts";
import { readExchanges, summarise } from "../support/witness.ts";

type Place = { page: Page; running: Running; log: BrowserLog; api: string; server: TutorialServer };

for (const server of tutorialServers) {
  const why = server === "fastify" ? null : whyNoFastApi(server);

  test(`the tutorial's seven errors › ${server} › as documented or as measured`, async ({
    page,
    running,
  }) => {
    test.skip(why !== null, why ?? "");
    const twin = server === "fastify" ? null : await startTwin(server);
    try {
      const api = twin?.url ?? suite.api;
      const log = await openBrowserLog(page, running.engine, String(suite.apiPort));
      const place = { page, running, log, api, server };
      const rows: TutorialRow[] = [];
      for (const error of tutorialErrors) rows.push(await examine(error, place));
      await log.close();
      expect(takeLines(log), "errors that no request of the test explains").toEqual([]);
      const health = (await (await fetch(`${api}/health`)).json()) as {
        versions: Record<string, string>;
      };
      await compare(rows, { ...place, versions: health.versions });
    } finally {
      await twin?.stop();
    }
  });
}

const startTwin = (version: "today" | "article") =>
  startFastApi(version, {
    FASTAPI_PORT: "0",
    FASTAPI_DATABASE_PATH: ":memory:",
    WEB_PORT: String(suite.webPort),
  });

/** Sends one request and asserts in this order: what the page got, what the server saw, the code, the message. */
async function examine(error: TutorialError, place: Place): Promise<TutorialRow> {
  const { page, running, log, api, server } = place;
  const { engine } = running;
  const name = `${error.id} in ${engine} against ${server}`;
  const { create, token } = await createBrowserClients(page, api);
  if (!error.isSignedIn) await page.context().clearCookies();
  const client = create(error.profile.id, {
    ...(error.probe.cookies ? { credentials: "include" } : {}),
    ...(error.probe.token ? { token } : {}),
  });
  const result =
    error.probe.request === "read"
      ? await client.list()
      : await client.update(1, { name: "a probe", price: 1 });
  const want = fillIn(toExpected(error, server, engine), suite.web);
  const got = "unreadable" in result ? String(result.unreadable) : `status ${result.status}`;
  expect("unreadable" in result ? "blocked" : "readable", `${name}: the page got ${got}`).toBe(
    want.verdict,
  );

  const { body: _, ...request } = { ...result.request, origin: suite.web };
  const exchanges = (await readExchanges(request.url, api)).map((one) => ({
    ...one,
    response: one.response && {
      ...one.response,
      headers: one.response.headers.filter(([header]) => header !== "date"),
    },
  }));
  expect(summarise(exchanges), `${name}: exchanges`).toEqual(want.exchanges);

  const verdict = judge(request, exchanges, engineRules[engine]);
  const messages = (toConsoleLines(request, exchanges, verdict, engine) ?? []).map(
    ([line]) => line,
  );
  const trace = traceOf(request.url);
  if (messages.length > 0) {
    await expect
      .poll(() => linesOf(log, trace).length, soon)
      .toBeGreaterThanOrEqual(messages.length);
  }
  if (engine === "chromium" && want.verdict === "blocked") {
    await expect.poll(() => log.codes.has(request.url), soon).toBe(true);
  }
  const lines = takeLines(
    log,
    ({ text, url }) => traceOf(url) === trace || traceOf(text) === trace,
  );
  const code = log.codes.get(request.url)?.corsError ?? toMeaning(lines, verdict);
  expect(code, `${name}: code`).toBe(want.verdict === "blocked" ? want.code : null);
  compareLines(messages, lines, running, (what, expected, seen) =>
    expect(seen, `${name}: ${what}`).toEqual(expected),
  );

  const canonical = toCanonical<ReferenceRow>(
    {
      id: error.id,
      policy: error.profile.policy,
      probe: error.probe,
      request,
      exchanges,
      result: got,
      code,
      parameter: null,
      failure: null,
      lines,
    },
    { web: suite.webPort, api: Number(new URL(api).port), evil: suite.attackerPort },
  );
  return {
    id: error.id,
    profile: error.profile.id,
    probe: error.probe.id,
    server,
    exchanges: canonical.exchanges.map(({ method, response, handlerRan, rowsWritten }) => ({
      method,
      response,
      handlerRan,
      rowsWritten,
    })),
    engines: { [engine]: { result: got, code, lines: canonical.lines } },
  };
}

/** Attaches the rows when they are recorded. Otherwise a difference from the recording is drift. */
async function compare(
  rows: TutorialRow[],
  { running: { engine, version }, server, versions }: Place & Pick<RecordedTutorial, "versions">,
): Promise<void> {
  if (suite.recording) {
    const attached: RecordedTutorial = { engine, version, server, versions, rows };
    await test.info().attach("tutorial", { body: JSON.stringify(attached) });
    return;
  }
  const recording = readTutorialRecording();
  const recorded = rows.map(({ id }) => {
    const row = recording.rows.find((one) => one.id === id && one.server === server);
    return row && { ...row, engines: { [engine]: row.engines[engine] } };
  });
  if (suite.strict) expect(rows, "differs from e2e/reference/fastapi.json").toEqual(recorded);
  if (JSON.stringify(rows) === JSON.stringify(recorded)) return;
  const changed = rows.filter(
    (row, index) => JSON.stringify(row) !== JSON.stringify(recorded[index]),
  );
  const description = `drift of ${server} in ${engine}: ${changed.map(({ id }) => id).join(", ")}`;
  test.info().annotations.push({ type: "drift", description });
}

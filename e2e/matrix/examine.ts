import type { Client, Result } from "@blocked/api-client";
import {
  type CorsRequest,
  engineRules,
  type Engine,
  type Exchange,
  judge,
  toConsoleLines,
  toScriptError,
  type Verdict,
} from "@blocked/cors-protocol";
import {
  fillIn,
  type From,
  getOutcome,
  type Probe,
  type ProbeId,
  probes,
  type Profile,
  toCanonical,
  toMeaning,
} from "@blocked/profiles";
import { type BrowserClients, createBrowserClients } from "../support/browser-client.ts";
import { launch, openPage, type Running } from "../engines/launch.ts";
import { type Ear, linesOf, listen, takeLines, traceOf } from "../engines/browser-log.ts";
import { test as base } from "../engines/test.ts";
import { compareLines, expect, often, readExchanges, summarise } from "../support/fixtures.ts";
import { sendProbe, table } from "../support/probes.ts";
import type { ReferenceRow } from "../recording/reference.ts";
import { suite } from "../settings.ts";

/** One page for all tests of a worker: every request has a trace of its own, so that no test sees another's. */
type Bench = Running & { ear: Ear; clients: BrowserClients };

export const test = base.extend<object, { bench: Bench }>({
  bench: [
    async ({ engine, running: shared }, use) => {
      // Where a browser has one page only, the other tests of this worker have it.
      const running = shared.hasOnePage ? await launch(engine) : shared;
      const page = await openPage(running);
      const ear = await listen(page, engine);
      await use({ ...running, ear, clients: await createBrowserClients(page) });
      if (running !== shared) await running.close();
    },
    { scope: "worker" },
  ],
});

/**
 * Every request to one profile, all at once, from the lab's origin. The browser is the oracle: what the profile
 * states, and what cors-protocol says about the exchanges in this engine's rules, both have to agree with it.
 */
export async function examine(profile: Profile, bench: Bench): Promise<void> {
  const { engine, version, ear } = bench;
  const cells = await Promise.all(probes.map((probe) => examineCell(profile, probe, bench)));
  await removeRows();
  const failures = cells.flatMap((cell) => cell.failures);
  // Whoever prints what nobody expected says it of a request of this profile, or of none at all.
  const left = ear.lines.splice(0).map(({ text }) => `${profile.id}: not expected: ${text}`);
  expect([...failures, ...left].join("\n")).toBe("");
  if (!suite.recording) return;
  await test.info().attach("reference", {
    body: JSON.stringify({ engine, version, rows: cells.map(({ row }) => row) }),
  });
}

async function examineCell(profile: Profile, probe: Probe & { id: ProbeId }, bench: Bench) {
  const { engine, ear, clients } = bench;
  const failures: string[] = [];
  const client = clients.create(profile.id, {
    ...(probe.cookies ? { credentials: "include" } : {}),
    ...(probe.token ? { token: clients.token } : {}),
    from: probe.from,
  });
  const result = await onRowOfItsOwn(probe, client);
  const { body: _, ...sent } = result.request;
  const request: CorsRequest = { ...sent, origin: originOf[probe.from] };
  const { url } = request;
  const exchanges = await readExchanges(url);
  const want = fillIn(getOutcome(profile, probe.id, engine), suite.web);
  const verdict = judge(request, exchanges, engineRules[engine]);
  // Where it ended: after redirects the browser speaks of the last address.
  const last = verdict.urls.at(-1) ?? url;
  const check = (what: string, expected: unknown, got: unknown) => {
    if (JSON.stringify(expected) === JSON.stringify(got)) return;
    failures.push(
      `${profile.id} / ${probe.id}: ${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`,
    );
  };

  const got = "unreadable" in result ? String(result.unreadable) : `status ${result.status}`;
  check("the page got", want.verdict, "unreadable" in result ? "blocked" : "readable");
  check("in its words", toScriptError(verdict, "fetch", engine) ?? got, got);
  check("exchanges", want.exchanges, summarise(exchanges));
  check("cors-protocol says", want.verdict, verdict.outcome);

  const predicted = (toConsoleLines(request, exchanges, verdict, engine) ?? []).map(
    ([line]) => line,
  );
  // Waited for only where the page felt a block: a cell that fails is a line below, and not a time-out.
  const isBlocked = want.verdict === "blocked";
  const isFelt = isBlocked && "unreadable" in result;
  if (isFelt && engine === "chromium") {
    await expect.poll(() => ear.codes.has(last), often).toBe(true);
  }
  const trace = traceOf(url);
  if (predicted.length > 0) {
    await expect
      .poll(() => linesOf(ear, trace).length, often)
      .toBeGreaterThanOrEqual(predicted.length);
  }
  const status = ear.codes.get(last) ?? null;
  const lines = takeLines(ear, trace);
  const heard = ear.failures.get(last) ?? ear.failures.get(url) ?? null;
  const stated = toFailure(engine, verdict, exchanges, predicted);
  // Where it refuses an answer whose body is still on its way, Firefox tells the reason that it tells else of
  // what it refuses before (seen each time with a body that took 0.4 s). Which of the two it is, is a race.
  const isEither = engine === "firefox" && verdict.outcome === "blocked" && stated === null;
  const failure = isEither && heard === refusedOnTheWay ? null : heard;
  if (engine === "chromium") {
    // The profile states Chromium's code, which is the field's name for each reason.
    check("code", want.verdict === "blocked" ? want.code : null, status?.corsError ?? null);
    // Of several refused headers it names one, after the order of a hash table.
    const named = status?.failedParameter ?? null;
    const quoted = want.verdict === "blocked" ? want.parameter : null;
    const candidates: readonly (string | null)[] =
      "candidates" in verdict ? verdict.candidates : [null];
    const isOneOf = candidates.includes(named) && candidates.includes(quoted);
    check("parameter", quoted, isOneOf ? quoted : named);
  }
  const code = status?.corsError ?? toMeaning(lines, verdict);
  check("its code", toMeaning(predicted, verdict), code);
  check("machine-readable failure", stated, failure);
  compareLines(predicted, lines, bench, check);

  const row = toCanonical<ReferenceRow>(
    {
      id: `${profile.id}/${probe.id}`,
      policy: profile.policy,
      probe,
      request,
      exchanges,
      result: got,
      code,
      parameter: status?.failedParameter ?? null,
      failure,
      lines,
    },
    { web: suite.webPort, api: suite.apiPort, evil: suite.evilPort },
  );
  return { failures, row };
}

const originOf: Record<From, string> = { page: suite.web, attacker: suite.evil, null: "null" };

const refusedOnTheWay = "NS_ERROR_DOM_BAD_URI";

/** What Playwright is told of a failed request, engine by engine. */
function toFailure(
  engine: Engine,
  verdict: Verdict,
  exchanges: readonly Exchange[],
  [reason = ""]: string[],
): string | null {
  if (verdict.outcome !== "blocked") return null;
  switch (engine) {
    case "chromium":
      return "net::ERR_FAILED";
    case "firefox":
      return isRefusedOnTheWay(verdict, exchanges) ? refusedOnTheWay : null;
    case "webkit":
      return reason;
  }
}

/** Firefox gives a reason for what it refuses before there is an answer to read: a preflight, a redirect. */
function isRefusedOnTheWay({ sent }: Verdict, exchanges: readonly Exchange[]): boolean {
  const last = sent.at(-1);
  const status = exchanges.at(-1)?.response?.status ?? 0;
  return last?.phase === "preflight" || (status >= 300 && status < 400);
}

/** What the rows of the running test begin with. */
const mark = () => `row of ${test.info().testId}`;

/** Makes a row through the correct profile and lets the probe work on it. */
async function onRowOfItsOwn(probe: Probe, client: Client): Promise<Result<unknown>> {
  const item = { name: `${mark()} ${probe.id}`.slice(0, 100), description: null, price: 1 };
  if (probe.request === "read") return client.list();
  const made = await table.create(item);
  if (!("data" in made)) throw new Error("The correct profile did not create a row.");
  return sendProbe(client, probe, made.data.id, { ...item, price: 2 });
}

/** By name, because whoever creates may not have been told the id. */
async function removeRows(): Promise<void> {
  const list = await table.list({ limit: 100 });
  const rows = "data" in list ? list.data.items : [];
  const mine = rows.filter(({ name }) => name.startsWith(mark()));
  await Promise.all(mine.map(({ id }) => table.remove(id)));
}

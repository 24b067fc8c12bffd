import { type CorsRequest, engineRules, judge } from "@blocked/cors-protocol";
import { toConsoleLines, toScriptError } from "@blocked/cors-protocol/messages";
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
import { expect, test } from "@playwright/test";
import { takeLines } from "@blocked/playwright/browser-log";
import type { ReferenceRow } from "../reference/reference.ts";
import { suite } from "../settings.ts";
import { compareLines, soon } from "../support/console-lines.ts";
import { removeRows, sendProbe } from "../support/probes.ts";
import { isAbout, linesOf, traceOf } from "../support/traced-lines.ts";
import { readExchanges, summarise } from "../support/witness.ts";
import { isRace, toMachineReason } from "./machine-reason.ts";
import type { MatrixPage } from "./test.ts";

const originOf: Record<From, string> = { page: suite.web, attacker: suite.attacker, null: "null" };

/**
 * Sends every probe to one profile, all at once. The browser is the oracle: the outcome that the profile states
 * and the verdict of cors-protocol both have to agree with it.
 */
export async function examine(profile: Profile, matrixPage: MatrixPage): Promise<void> {
  const { engine, version, log } = matrixPage;
  const results = await Promise.all(
    probes.map((probe) => examineProbe(profile, probe, matrixPage)),
  );
  await removeRows();
  const failures = results.flatMap((result) => result.failures);
  // An unexpected line is about a request of this profile, or about no request at all.
  const unexpected = takeLines(log).map((text) => `${profile.id}: not expected: ${text}`);
  expect([...failures, ...unexpected].join("\n")).toBe("");
  if (!suite.recording) return;
  await test.info().attach("reference", {
    body: JSON.stringify({ engine, version, rows: results.map(({ row }) => row) }),
  });
}

async function examineProbe(
  profile: Profile,
  probe: Probe & { id: ProbeId },
  { engine, version, log, clients }: MatrixPage,
) {
  const failures: string[] = [];
  const check = (what: string, expected: unknown, got: unknown) => {
    const [a, b] = [JSON.stringify(expected), JSON.stringify(got)];
    if (a !== b) failures.push(`${profile.id} / ${probe.id}: ${what}: expected ${a}, got ${b}`);
  };

  const client = clients.create(profile.id, {
    ...(probe.cookies ? { credentials: "include" } : {}),
    ...(probe.token ? { token: clients.token } : {}),
    from: probe.from,
  });
  const result = await sendProbe(probe, client);
  const { body: _, ...sent } = result.request;
  const request: CorsRequest = { ...sent, origin: originOf[probe.from] };
  const { url } = request;
  const exchanges = await readExchanges(url);
  const want = fillIn(getOutcome(profile, probe.id, engine), suite.web);
  const isBlocked = want.verdict === "blocked";
  const verdict = judge(request, exchanges, engineRules[engine]);
  const messages = (toConsoleLines(request, exchanges, verdict, engine) ?? []).map(
    ([line]) => line,
  );
  // After redirects the browser reports the last URL.
  const last = verdict.urls.at(-1) ?? url;

  const got = "unreadable" in result ? String(result.unreadable) : `status ${result.status}`;
  check("the page got", want.verdict, "unreadable" in result ? "blocked" : "readable");
  check("script's error", toScriptError(verdict, "fetch", engine) ?? got, got);
  check("exchanges", want.exchanges, summarise(exchanges));
  check("verdict of cors-protocol", want.verdict, verdict.outcome);

  // Waits only where the page saw a block: otherwise the check above has failed, and waiting would time out.
  if (engine === "chromium" && isBlocked && "unreadable" in result) {
    await expect.poll(() => log.codes.has(last), soon).toBe(true);
  }
  const trace = traceOf(url);
  if (messages.length > 0) {
    const count = () => linesOf(log, trace).length;
    await expect.poll(count, soon).toBeGreaterThanOrEqual(messages.length);
  }
  const status = log.codes.get(last) ?? null;
  const lines = takeLines(log, isAbout(trace));
  if (engine === "chromium") {
    check("code", isBlocked ? want.code : null, status?.corsError ?? null);
    // Chromium names one of several refused headers, in the order of a hash table.
    const named = status?.failedParameter ?? null;
    const stated = isBlocked ? want.parameter : null;
    const candidates: readonly (string | null)[] =
      "candidates" in verdict ? verdict.candidates : [null];
    const isCandidate = candidates.includes(named) && candidates.includes(stated);
    check("parameter", stated, isCandidate ? stated : named);
  }
  const code = status?.corsError ?? toMeaning(lines, verdict);
  check("meaning of the messages", toMeaning(messages, verdict), code);
  const expected = toMachineReason(engine, verdict, exchanges, messages);
  const readReason = () => log.failures.get(last) ?? log.failures.get(url) ?? null;
  // The reason may arrive after the console lines.
  if (expected !== null && "unreadable" in result) {
    await expect.poll(readReason, soon).not.toBeNull();
  }
  const reported = readReason();
  const failure = expected === null && isRace(engine, verdict, reported) ? null : reported;
  check("machine-readable reason", expected, failure);
  compareLines(messages, lines, { engine, version }, check);

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
    { web: suite.webPort, api: suite.apiPort, evil: suite.attackerPort },
  );
  return { failures, row };
}

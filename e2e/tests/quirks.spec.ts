import { engineRules, getHeader, isPreflight, judge } from "@blocked/cors-protocol";
import { quirks, type Run } from "@blocked/cors-protocol/quirks";
import type { Policy } from "@blocked/profiles";
import { compare } from "../differential/compare.ts";
import { pages, servers } from "../differential/origins.ts";
import { type Performed, toUrl } from "../differential/perform.ts";
import type { RequestPlan } from "../differential/requests.ts";
import { expect, test } from "../differential/test.ts";
import { readExchanges, summarise } from "../support/witness.ts";

const [page] = pages;
const [server, elsewhere] = servers;

// Runs each quirk of cors-protocol in the browser, which must end as the quirk states.
for (const quirk of quirks) {
  test(`${quirk.rule} › ${quirk.summary}`, async ({ perform, sender, engine }) => {
    const policy = toPolicy(quirk.run);
    const request = toPlan(quirk.run);
    if (quirk.run.isRepeated === true) {
      const trace = sender.nextTrace();
      const again = { ...request, ...quirk.run.again };
      await sender.send([{ ...request, url: toUrl({ policy, request }, trace) }]);
      await sender.send([{ ...again, url: toUrl({ policy, request: again }, trace) }]);
      const preflights = summarise(await readExchanges(trace)).filter((one) =>
        one.startsWith("OPTIONS"),
      );
      expect(String(preflights.length)).toBe(quirk.ends[engine] ?? quirk.ends.standard);
      return;
    }
    const [performed] = await perform([{ policy, request }]);
    if (performed === undefined) throw new Error("Nothing was performed.");
    expect(toEnd(performed, quirk.run), quirk.reason).toBe(
      quirk.ends[engine] ?? quirk.ends.standard,
    );
    expect(compare(performed)).toEqual([]);
  });
}

/**
 * The result as the engine reports it. Chromium reports a code. In the other engines a console line shows that CORS
 * blocked the request; the lines themselves are compared afterwards.
 */
function toEnd(
  { engine, request, exchanges, code, got, lines }: Performed,
  { shows }: Run,
): string {
  if (shows === "requested-headers") {
    const preflight = exchanges.findLast(isPreflight);
    return getHeader(preflight?.requestHeaders ?? [], "Access-Control-Request-Headers") ?? "none";
  }
  if (shows === "requests") return String(exchanges.length);
  if (shows === "origin") {
    const origin = getHeader(exchanges.at(-1)?.requestHeaders ?? [], "Origin");
    return origin?.replace(page, "{origin}") ?? "none";
  }
  if (shows !== undefined && !("error" in got)) {
    return getHeader(got.headers, shows) ?? "none";
  }
  if (code !== null) return code.corsError;
  const verdict = judge(request, exchanges, engineRules[engine]);
  const printsReason = engine !== "chromium" && lines.length > 0;
  if ("error" in got && printsReason && verdict.outcome === "blocked") return verdict.code;
  if ("error" in got) return "network-error";
  return got.type === "opaque" ? "opaque" : "readable";
}

function toPolicy({ hops }: Run): Policy {
  const none = { status: 204, headers: [] };
  const policies = hops.map(({ preflight = none, response }) => ({
    kind: "raw" as const,
    preflight,
    response,
  }));
  const nested = policies.reduceRight<Policy | null>(
    (next, policy) => (next === null ? policy : { ...policy, next }),
    null,
  );
  const filled = JSON.stringify(nested)
    .replaceAll("{origin}", page)
    .replaceAll("{elsewhere}", new URL(elsewhere).host);
  return JSON.parse(filled) as Policy;
}

function toPlan({ request, fragment = "", isElsewhere }: Run): RequestPlan {
  const { headers = [], method = "GET", mode = "cors", initiatorType = "fetch" } = request;
  const { hasUploadListeners = false, credentials = "same-origin" } = request;
  return {
    page,
    server: isElsewhere === true ? elsewhere : server,
    fragment,
    initiatorType,
    mode,
    method,
    headers: [...headers],
    credentials,
    body: hasUploadListeners ? "text" : null,
    hasUploadListeners,
  };
}

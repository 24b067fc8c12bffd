import { departures, dialects, getHeader, judge, type Run } from "@blocked/cors-protocol";
import type { Policy } from "@blocked/profiles";
import { compare } from "../differential/compare.ts";
import { expect, test } from "../differential/laboratory.ts";
import { type Performed, readExchanges, toUrl } from "../differential/perform.ts";
import { pages, servers } from "../differential/places.ts";
import type { Plan } from "../differential/requests.ts";
import { summarise } from "../fixtures.ts";

const [page] = pages;
const [server, elsewhere] = servers;

// Each row of cors-protocol's table of departures, as its run: the browser ends as the row says it does.
for (const departure of departures) {
  test(`${departure.setting}: ${departure.rule}`, async ({ perform, room, engine }) => {
    const policy = toPolicy(departure.run);
    const request = toPlan(departure.run);
    if (departure.run.isRepeated === true) {
      const trace = room.nextTrace();
      const url = toUrl({ policy, request }, trace);
      const { again = departure.run.request } = departure.run;
      await room.send([{ ...request, url }]);
      await room.send([{ ...toPlan({ ...departure.run, request: again }), url }]);
      const preflights = summarise(await readExchanges(trace)).filter((one) =>
        one.startsWith("OPTIONS"),
      );
      expect(String(preflights.length)).toBe(departure.ends[engine]);
      return;
    }
    const [performed] = await perform([{ policy, request }]);
    if (performed === undefined) throw new Error("Nothing was performed.");
    const end = departure.ends[engine].replace("{origin}", page);
    expect(toTold(performed, departure.run.told), departure.reason).toBe(end);
    expect(compare(performed)).toEqual([]);
  });
}

/** The end, or what tells it. */
function toTold(performed: Performed, told: Run["told"]): string {
  const { exchanges, got } = performed;
  switch (told) {
    case undefined:
      return toEnd(performed);
    case "requests":
      return String(exchanges.length);
    case "origin":
      return getHeader(exchanges.at(-1)?.requestHeaders ?? [], "Origin") ?? "none";
    case "vary":
      return "error" in got ? "" : (getHeader(got.headers, "Vary") ?? "");
  }
}

/**
 * The end as the engine tells it. Only Chromium has codes; elsewhere a block is known by its lines, which are
 * compared afterwards. Where nothing is said of CORS, script knows whether it got something.
 */
function toEnd({ engine, request, exchanges, code, got, lines }: Performed): string {
  if (code !== null) return code.corsError;
  const verdict = judge(request, exchanges, dialects[engine]);
  const saysWhy = engine !== "chromium" && lines.length > 0;
  if ("error" in got && saysWhy && verdict.outcome === "blocked") return verdict.code;
  if ("error" in got) return "unanswered";
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
  return JSON.parse(
    JSON.stringify(nested)
      .replaceAll("{origin}", page)
      .replaceAll("{elsewhere}", `${elsewhere}{next}`),
  ) as Policy;
}

function toPlan({ request }: Run): Plan {
  const { headers = [], method = "GET", mode = "cors", initiatorType = "fetch" } = request;
  const { hasUploadListeners = false } = request;
  return {
    page,
    server,
    fragment: "",
    initiatorType,
    mode,
    method,
    headers: [...headers],
    credentials: request.credentials ?? "same-origin",
    body: hasUploadListeners ? "text" : null,
    hasUploadListeners,
  };
}

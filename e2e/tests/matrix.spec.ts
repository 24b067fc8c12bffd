import type { Client, Result } from "@blocked/api-client";
import { judge, toConsoleLines } from "@blocked/cors-protocol";
import { fillIn, type Outcome, type Probe, probes, profiles } from "@blocked/profiles";
import { createBrowserClients } from "../browser-client.ts";
import { compareLines, expect, readExchanges, summarise, test } from "../fixtures.ts";
import type { ReferenceRow } from "../reference.ts";
import { suite } from "../settings.ts";

// Every profile and every request, from the lab's origin. The browser is the oracle: what the profile states,
// and what cors-protocol says about the exchanges, both have to agree with it.
for (const profile of profiles) {
  test(`${profile.id}: every request ends as the profile states`, async ({ page, witnessed }) => {
    const { create, correct, token } = await createBrowserClients(page);
    const failures: string[] = [];
    const rows: ReferenceRow[] = [];

    for (const probe of probes) {
      const client = create(profile.id, {
        ...(probe.cookies ? { credentials: "include" } : {}),
        ...(probe.token ? { token } : {}),
      });
      const result = await onRowOfItsOwn(correct, probe, client);
      const { url } = result.request;
      const exchanges = await readExchanges(url);
      const want = fillIn<Outcome>(profile.outcomes[probe.id], suite.web);
      const check = (what: string, expected: unknown, got: unknown) => {
        if (JSON.stringify(expected) === JSON.stringify(got)) return;
        failures.push(
          `${profile.id} / ${probe.id}: ${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`,
        );
      };

      check("the page got", want.verdict, "unreadable" in result ? "blocked" : "readable");
      check("exchanges", want.exchanges, summarise(exchanges));

      const isBlocked = want.verdict === "blocked";
      // Waited for only where the page felt a block: a cell that fails is a line below, and not a time-out.
      const isFelt = isBlocked && "unreadable" in result;
      const status = isFelt ? await witnessed.corsError(url) : null;
      check("reported as CORS", isBlocked, witnessed.hasCorsError(url));
      check("code", isBlocked ? want.code : null, status?.corsError ?? null);
      check("parameter", isBlocked ? want.parameter : null, status?.failedParameter ?? null);

      const request = { ...result.request, origin: suite.web };
      const verdict = judge(request, exchanges);
      const predicted = (toConsoleLines(request, exchanges, verdict) ?? []).map(([line]) => line);
      if (predicted.length > 0) {
        await expect.poll(witnessed.countErrors).toBeGreaterThanOrEqual(predicted.length);
      }
      const lines = witnessed.takeErrors();
      check("cors-protocol says", want.verdict, verdict.outcome);
      check("its code", isBlocked ? want.code : null, "code" in verdict ? verdict.code : null);
      compareLines(predicted, lines, witnessed.version, check);

      rows.push({
        id: `${profile.id}/${probe.id}`,
        exchanges: summarise(exchanges),
        result: "unreadable" in result ? result.unreadable.message : `status ${result.status}`,
        code: status?.corsError ?? null,
        parameter: status === null ? null : generalise(status.failedParameter, url),
        lines: lines.map((line) => generalise(line, url)),
      });
    }

    expect(failures.join("\n")).toBe("");
    await test.info().attach("version", { body: witnessed.version });
    await test.info().attach("rows", { body: JSON.stringify(rows) });
  });
}

/** Makes a row through the correct profile, lets the probe work on it, and removes what is left. */
async function onRowOfItsOwn(
  correct: Client,
  probe: Probe,
  client: Client,
): Promise<Result<unknown>> {
  const name = `row of ${test.info().testId} ${probe.id}`;
  const item = { name: name.slice(0, 100), description: null, price: 1 };
  const made = await correct.create(item);
  if (!("data" in made)) throw new Error("The correct profile did not create a row.");
  const { id } = made.data;
  const result = await send(client, probe, id, { ...item, price: 2 });
  const { data } = (await correct.list({ limit: 100 })) as {
    data: { items: { id: number; name: string }[] };
  };
  for (const left of data.items.filter((row) => row.name === item.name))
    await correct.remove(left.id);
  return result;
}

function send(
  client: Client,
  { request, text }: Probe,
  id: number,
  item: { name: string; description: null; price: number },
): Promise<Result<unknown>> {
  switch (request) {
    case "read":
      return client.list();
    case "create":
      return client.create(item, { asText: text });
    case "update":
      return client.update(id, item);
    case "remove":
      return client.remove(id);
  }
}

function generalise(text: string, url: string): string {
  const trace = new URL(url).searchParams.get("trace") ?? "";
  return text
    .replaceAll(trace, "{trace}")
    .replaceAll(/\/items\/\d+/g, "/items/{id}")
    .replaceAll(suite.web, "{page}")
    .replaceAll(suite.web.replace("http:", "https:"), "{page as https}")
    .replaceAll(suite.api, "{api}");
}

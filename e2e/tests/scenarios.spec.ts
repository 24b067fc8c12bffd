import {
  type CorsRequest,
  engineRules,
  type Engine,
  type Exchange,
  judge,
  normalizeMethod,
} from "@blocked/cors-protocol";
import { toConsoleLines } from "@blocked/cors-protocol/messages";
import {
  countOnce,
  getFix,
  getScenario,
  getStepEnd,
  getWhy,
  type Profile,
  profiles,
  type Scenario,
  type ScenarioStep,
} from "@blocked/profiles";
import type { Locator, Page } from "@playwright/test";
import { suite } from "../settings.ts";
import { expect, test, type Observed } from "../support/fixtures.ts";
import { openProfile, panes, showMe, sidebarItem } from "../support/lab-page.ts";
import { readExchanges, summarise } from "../support/witness.ts";

test.use({ ownPage: true });

// Plays each scenario and its fix in the page, and compares script's results, the server's exchanges and the
// console, which prints nothing that explains the failure.
for (const profile of profiles.filter((one) => getScenario(one) !== null && getFix(one) !== one)) {
  test(`${profile.id} › scenario, then through ${profile.fix} › every step as stated`, async ({
    page,
    observed,
    engine,
  }) => {
    await page.addInitScript(recordUrls);
    await openProfile(page, profile);
    await showMe(page, profile);
    await expect(panes(page).result).toContainText(`through ${profile.title}`);
    await expectScenario(page, profile, observed, engine);
    const item = sidebarItem(page, profile);
    const isShown = getScenario(profile)?.whyNot?.[engine] === undefined;
    await expect(item).toContainText(isShown ? "failure seen" : "not tried");

    await page.evaluate(() => ((globalThis as unknown as Recorder).urls = []));
    await page.getByRole("button", { name: "Apply fix and repeat steps" }).click();
    const heading = panes(page).result.getByRole("heading").first();
    await expect(heading).toContainText("sent with the fix");
    await expectScenario(page, getFix(profile), observed, engine);
    // The check mark tells it from a request that succeeds and should not.
    await expect(panes(page).result).toContainText("✓ Works");
    await expect(item).toContainText("fixed");
  });
}

/** URLs that scripts pass to fetch(): a request that the browser never sends raises no event. */
type Recorder = { urls: string[] };

function recordUrls(): void {
  const top = window.top as unknown as Recorder;
  top.urls ??= [];
  const fetch = window.fetch.bind(window);
  window.fetch = (input, init) => {
    if (typeof input === "string" && input.includes("?trace=")) top.urls.push(input);
    // The lab's server sends this request for the page.
    if (input === "/program")
      top.urls.push((JSON.parse(init?.body as string) as { url: string }).url);
    return fetch(input, init);
  };
}

async function expectScenario(
  page: Page,
  profile: Profile,
  observed: Observed,
  engine: Engine,
): Promise<void> {
  const { result } = panes(page);
  const scenario = getScenario(profile);
  if (scenario === null) throw new Error(`${profile.id} has no scenario.`);
  await expect(result).toContainText(getWhy(scenario, engine));
  const items = await result.getByRole("list", { name: "Steps" }).locator("> li").all();
  expect(items.length).toBe(scenario.steps.length);

  const urls = await page.evaluate(() => (globalThis as unknown as Recorder).urls);
  const addresses = [...new Set(urls)];
  let url = "";
  let known: Exchange[] = [];
  const lines: (readonly string[])[] = [];
  for (const [index, step] of scenario.steps.entries()) {
    const end = getStepEnd(step, engine);
    if (step.isSameAddress !== true) {
      url = addresses.shift() ?? "";
      known = [];
    }
    const upTo = known.length + end.exchanges.length;
    await expect.poll(async () => (await readExchanges(url)).length).toBeGreaterThanOrEqual(upTo);
    const isLast = scenario.steps[index + 1]?.isSameAddress !== true;
    const seen = (await readExchanges(url)).slice(known.length, isLast ? undefined : upTo);
    expect(countOnce(summarise(seen)), step.does).toEqual(end.exchanges);
    await expectShown(items[index], step, engine);
    const request = toRequest(url, step);
    const decided = seen.length === 0 ? known.slice(-1) : seen;
    const printed =
      step.request.sender === "program"
        ? []
        : step.prints?.[engine]?.map((line) => [line.replaceAll("{url}", url)]);
    const computed = () => {
      const verdict = judge(request, decided, engineRules[engine]);
      return toConsoleLines(request, decided, verdict, engine, { page: page.url() });
    };
    const stated = printed ?? computed();
    if (stated === null) throw new Error(`${profile.id} states no messages of ${engine}.`);
    lines.push(...stated);
    known = [...known, ...seen];
  }
  await observed.expectErrors(lines);
}

/** Expects the page to show what script got. */
async function expectShown(item: Locator | undefined, step: ScenarioStep, engine: Engine) {
  if (item === undefined) throw new Error("A step has no list item.");
  const { sees } = getStepEnd(step, engine);
  if (sees === "opaque") return expect(item).toContainText("an opaque response");
  if (sees === "TypeError") return expect(item).toContainText("TypeError: ");
  await expect(item).toContainText(`status ${sees.status}`);
  if (step.asks === undefined) return;
  const value = sees.hasHeader === true ? String.raw`[^n]\S*` : "null";
  await expect(item).toContainText(new RegExp(`${step.asks}: ${value}`));
}

function toRequest(url: string, { request }: Scenario["steps"][number]): CorsRequest {
  const {
    method = "GET",
    headers = [],
    credentials = "same-origin",
    mode = "cors",
    json,
  } = request;
  const type = json === undefined ? [] : [["Content-Type", "application/json"] as [string, string]];
  return {
    url,
    origin: suite.web,
    method: normalizeMethod(method),
    headers: [...headers, ...type],
    credentials,
    mode,
  };
}

import { paths } from "@blocked/api-client";
import { encode, type Policy } from "@blocked/profiles";
import { pages } from "../differential/origins.ts";
import { toUrl } from "../differential/perform.ts";
import { plainPut, type RequestPlan } from "../differential/requests.ts";
import { openSender } from "../differential/sender.ts";
import { suite } from "../settings.ts";
import { openWebsite } from "../support/website.ts";
import { readExchanges } from "../support/witness.ts";
import { expect, test } from "../support/fixtures.ts";

// Any website that a person has open while the lab runs may send requests to it.
const policy: Policy = { kind: "plugin", options: { origin: true, credentials: true } };
const plan: RequestPlan = { ...plainPut, method: "GET", credentials: "include" };

test("other website › requests a key, a prediction, a policy › reads nothing", async ({
  page,
  browser,
  observed,
}) => {
  const sender = await openSender({ engine: "chromium", browser, hasOnePage: false }, pages[0]);
  const leaked = toUrl({ policy, request: plan }, sender.nextTrace());
  const request = {
    url: leaked,
    origin: suite.web,
    method: "GET",
    headers: [],
    credentials: "include",
    mode: "cors",
  };
  const invented = toUrl({ policy, request: plan }, "0123456789abcdef.1");
  const website = await openWebsite();
  await page.goto(website.origin);
  const get = (url: string, init: RequestInit = {}) =>
    page.evaluate(
      ([address, options]) =>
        fetch(address, options).then(
          (response) => `${response.type} ${response.status}`,
          () => "nothing",
        ),
      [url, init] as const,
    );

  expect(await get(suite.api + paths.witness, { method: "POST" })).toBe("nothing");
  expect(await get(suite.api + paths.prediction(encode(request)))).toBe("nothing");
  expect(await get(invented, { credentials: "include" })).toBe("nothing");
  expect(await get(invented.replace(/\?.*/, ""))).toBe("nothing");
  observed.takeErrors();

  // The control: with the page's own key the policy allows the website.
  expect(await get(leaked, { credentials: "include" })).toBe("cors 200");
  website.close();
});

test("policy server › opened in a tab, a frame or by a form › 403, and no cookie is set", async ({
  page,
  browser,
  observed,
}) => {
  const sender = await openSender({ engine: "chromium", browser, hasOnePage: false }, pages[0]);
  const raw: Policy = {
    kind: "raw",
    preflight: { status: 204, headers: [] },
    response: { status: 302, headers: [["Location", "http://localhost:1/"]] },
  };
  const url = toUrl({ policy: raw, request: plan }, sender.nextTrace());
  const website = await openWebsite();

  const opened = await page.goto(url);
  expect(opened?.status()).toBe(403);
  expect(opened?.headers()["content-type"]).toContain("application/json");
  expect(await page.textContent("body")).toContain("NOT_A_PAGE");

  await page.goto(website.origin);
  await page.evaluate((address) => {
    const frame = document.createElement("iframe");
    frame.src = address;
    document.body.append(frame);
  }, url);
  await expect(page.frameLocator("iframe").locator("body")).toContainText("NOT_A_PAGE");
  await page.evaluate((address) => {
    const form = document.createElement("form");
    Object.assign(form, { action: address, method: "post" });
    document.body.append(form);
    form.submit();
  }, url);
  await expect(page.locator("body")).toContainText("NOT_A_PAGE");
  expect(await page.context().cookies(suite.api)).toEqual([]);
  observed.takeErrors();
  website.close();
});

test("policy server › loaded as a script or an image by another website › nothing loads", async ({
  page,
  observed,
}) => {
  const website = await openWebsite();
  await page.goto(website.origin);
  const url = toUrl({ policy, request: plan }, "0123456789abcdef.1");
  const loaded = await page.evaluate(
    (address) =>
      Promise.all(
        ["script", "img"].map(
          (name) =>
            new Promise<string>((done) => {
              const element = document.createElement(name);
              element.addEventListener("load", () => done("loaded"));
              element.addEventListener("error", () => done("nothing"));
              element.setAttribute("src", address);
              document.body.append(element);
            }),
        ),
      ),
    url,
  );
  expect(loaded).toEqual(["nothing", "nothing"]);
  observed.takeErrors();
  website.close();
});

test("witness › request without a key › in no record", async ({ page, browser, observed }) => {
  const sender = await openSender({ engine: "chromium", browser, hasOnePage: false }, pages[0]);
  const trace = sender.nextTrace();
  const url = toUrl({ policy, request: plan }, trace);
  const website = await openWebsite();
  await page.goto(website.origin);
  await page.evaluate(
    (address) => fetch(address, { mode: "no-cors" }),
    url.replace(trace, "0123456789abcdef.1"),
  );
  await sender.send([{ ...plan, url }]);
  expect(await readExchanges(trace)).toHaveLength(1);
  observed.takeErrors();
  website.close();
});

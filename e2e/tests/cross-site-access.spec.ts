import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { paths, type TraceRecord as Seen } from "@blocked/api-client";
import { encode, type Policy } from "@blocked/profiles";
import { openRoom, toUrl } from "../differential/perform.ts";
import { pages, servers } from "../differential/places.ts";
import type { Plan } from "../differential/requests.ts";
import { expect, test } from "../fixtures.ts";
import { suite } from "../settings.ts";

// A website that somebody has open while the lab runs: another origin of the same machine, as attacker as it likes.
const policy: Policy = { kind: "plugin", options: { origin: true, credentials: true } };
const plan: Plan = {
  page: pages[0],
  server: servers[0],
  fragment: "",
  initiatorType: "fetch",
  mode: "cors",
  method: "GET",
  headers: [],
  credentials: "include",
  body: null,
  hasUploadListeners: false,
};

async function openWebsite(): Promise<{ origin: string; close: () => void }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "Content-Type": "text/html" }).end("<title>elsewhere</title>");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

test("another website gets no key, no prediction, and nothing from the workbench", async ({
  page,
  browser,
  witnessed,
}) => {
  const room = await openRoom({ engine: "chromium", browser, hasOnePage: false }, pages[0]);
  const stolen = toUrl({ policy, request: plan }, room.nextTrace());
  const request = {
    url: stolen,
    origin: suite.web,
    method: "GET",
    headers: [],
    credentials: "include",
    mode: "cors",
  };
  const made = toUrl({ policy, request: plan }, "0123456789abcdef.1");
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
  expect(await get(made, { credentials: "include" })).toBe("nothing");
  expect(await get(made.replace(/\?.*/, ""))).toBe("nothing");
  witnessed.takeErrors();

  // The control: the same policy lets that very website in when it has the page's own key.
  expect(await get(stolen, { credentials: "include" })).toBe("cors 200");
  website.close();
});

test("opened in a tab, in a frame or as a form's target it shows a refusal, and plants nothing", async ({
  page,
  browser,
  witnessed,
}) => {
  const room = await openRoom({ engine: "chromium", browser, hasOnePage: false }, pages[0]);
  const raw: Policy = {
    kind: "raw",
    preflight: { status: 204, headers: [] },
    response: { status: 302, headers: [["Location", "http://localhost:1/"]] },
  };
  const url = toUrl({ policy: raw, request: plan }, room.nextTrace());
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
  witnessed.takeErrors();
  website.close();
});

test("a script, a picture and a style of another website get no answer of a policy", async ({
  page,
  witnessed,
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
  witnessed.takeErrors();
  website.close();
});

test("what a website sent without a key is not in anybody's record", async ({
  page,
  browser,
  witnessed,
}) => {
  const room = await openRoom({ engine: "chromium", browser, hasOnePage: false }, pages[0]);
  const trace = room.nextTrace();
  const url = toUrl({ policy, request: plan }, trace);
  const website = await openWebsite();
  await page.goto(website.origin);
  await page.evaluate(
    (address) => fetch(address, { mode: "no-cors" }),
    url.replace(trace, "0123456789abcdef.1"),
  );
  await room.send([{ ...plan, url }]);
  const answer = await fetch(suite.api + paths.record(trace));
  expect(((await answer.json()) as Seen).exchanges).toHaveLength(1);
  witnessed.takeErrors();
  website.close();
});

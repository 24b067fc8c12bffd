import { errorPages } from "@blocked/error-guide";
import { profiles } from "@blocked/profiles";
import { expect, test } from "@playwright/test";
import { suite } from "../settings.ts";
import { crawl, findDead, readTag } from "../support/crawl.ts";

test("site › every link from the home page on › leads to a page and a place that exist", async () => {
  const pages = await crawl(suite.web, "/");
  expect(findDead(pages)).toEqual([]);
  const paths = [...pages.keys()];
  expect(paths).toEqual(expect.arrayContaining(profiles.map(({ id }) => `/lab/${id}`)));
  expect(paths).toEqual(expect.arrayContaining(errorPages.map(({ slug }) => `/errors/${slug}`)));

  // A page with a query is a copy of the one that its canonical address names.
  const originals = [...pages.values()].filter(({ address }) => !address.includes("?"));
  const titles = new Map<string, string>();
  for (const page of originals) {
    const title = readTag(page, /<title>([^<]*)<\/title>/) ?? "";
    const path = readTag(page, /<link rel="canonical" href="[^"]*?\/\/[^/"]+([^"]*)"/);
    if (page.address === path || page.address === "/") {
      expect(titles.get(title), `${page.address} has the title “${title}”`).toBeUndefined();
      titles.set(title, page.address);
    } else {
      // It redirects.
      expect(pages.has(path ?? ""), `${page.address} is ${path}`).toBe(true);
    }
    expect(page.html.match(/<h1[ >]/g), `headings of ${page.address}`).toHaveLength(1);
  }
  expect(titles.size).toBeGreaterThan(profiles.length + errorPages.length);

  // The footer marks its own pages, and the list of errors for each error.
  for (const [path, link] of [
    ["/errors", '"/errors" aria-current="page"'],
    ["/errors/missing-allow-origin-header", '"/errors" aria-current="true"'],
    ["/matrix", '"/matrix" aria-current="page"'],
    ["/glossary", '"/glossary" aria-current="page"'],
  ] as const) {
    expect(pages.get(path)?.html, path).toContain(`href=${link}`);
  }

  for (const kind of [
    "site/home",
    "lab/correct",
    "errors/missing-allow-origin-header",
    "learn/1",
  ]) {
    const response = await fetch(`${suite.web}/picture/${kind}`);
    const bytes = new DataView(await response.arrayBuffer());
    // The signature of PNG, then the width and the height.
    expect([bytes.getUint32(0), bytes.getUint32(16), bytes.getUint32(20)], kind).toEqual([
      0x89504e47, 1200, 630,
    ]);
  }
});

test("site › an address that does not exist › 404, with a title of its own and the site’s links", async () => {
  for (const path of ["/no-such-page", "/errors/no-such-error", "/picture/lab/no-such-profile"]) {
    expect((await fetch(suite.web + path)).status, path).toBe(404);
  }
  const html = await (await fetch(`${suite.web}/no-such-page`)).text();
  expect(html).toContain("There is no such page");
  for (const path of ["/", "/diagnose", "/learn", "/lab", "/glossary"]) {
    expect(html).toContain(`href="${path}"`);
  }
});

test("home page › an old link that names a profile › redirects to the lab with its request", async () => {
  const response = await fetch(`${suite.web}/?profile=missing-method&request=update`, {
    redirect: "manual",
  });
  expect(response.status).toBe(307);
  expect(response.headers.get("location")).toBe("/lab/missing-method?request=update");
});

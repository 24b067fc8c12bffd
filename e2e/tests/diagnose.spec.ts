import { engines } from "@blocked/cors-protocol";
import { readReferences } from "@blocked/error-guide/generate";
import type { Page } from "@playwright/test";
import { suite } from "../settings.ts";
import { expectNoViolations } from "../support/accessibility.ts";
import { expect, test } from "../support/fixtures.ts";

const box = (page: Page) => page.getByLabel("Paste what you have");
const card = (page: Page) => page.getByRole("article");
const configuration = (page: Page, server: string) =>
  page.getByLabel(`Configuration for ${server}`);

/** What the address keeps. */
const readKept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const packed = location.hash.slice("#paste=".length).replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Response(stream).text();
  });

async function explain(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await page.getByRole("button", { name: "Explain it" }).click();
}

const frame =
  "Access to fetch at 'https://api.example.com/items/3' from origin 'https://app.example.com' has been blocked by CORS policy: ";
const line = `${frame}Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.`;

test("diagnose › a console of each engine, pasted › leads to the page of its code", async ({
  page,
}) => {
  await page.goto("/diagnose");
  for (const engine of engines) {
    const row = readReferences()
      .find((reference) => reference.engine === engine)
      ?.rows.find(({ id }) => id === "missing-method/update");
    await explain(page, row?.lines.join("\n") ?? "");
    await expect(
      card(page).getByRole("link", { name: "The method is not allowed" }),
    ).toHaveAttribute("href", /^\/errors\/method-disallowed-by-preflight-response\?url=/);
    // Firefox does not name the method.
    await expect(card(page).first()).toContainText(engine === "firefox" ? "/items/1" : "PUT");
  }
  await explain(page, "It does not work.");
  await expect(page.getByText("Nothing here is a line that we know.")).toBeVisible();
  await expect(page.getByText("not about CORS")).toHaveCount(0);
});

test("diagnose › a line, pasted with the keyboard alone › the configuration for FastAPI in three steps", async ({
  page,
  context,
  engine,
}) => {
  if (engine === "chromium") await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/diagnose");
  await box(page).focus();
  await page.keyboard.insertText(line);
  await page.keyboard.press("Control+Enter");
  await expect(card(page)).toContainText(
    "PATCH https://api.example.com/items/3 from https://app.example.com: the response to the preflight does not list the method PATCH.",
  );
  await page.getByRole("tab", { name: "Fastify" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(configuration(page, "FastAPI")).toContainText(
    'allow_methods=["GET", "HEAD", "POST", "PATCH"]',
  );
  await page.getByRole("button", { name: "Copy configuration for FastAPI" }).focus();
  await page.keyboard.press("Enter");
  await expect(
    page.getByRole("button", { name: "Copied configuration for FastAPI" }),
  ).toBeVisible();
  if (engine === "chromium") {
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^from fastapi\.middleware\.cors import CORSMiddleware\n/);
    expect(copied).toContain('allow_origins=["https://app.example.com"]');
  }

  // The questions come one at a time, and each answer changes the configuration.
  await page
    .getByRole("region", { name: "Question" })
    .getByRole("button", { name: "Yes" })
    .press("Enter");
  await expect(configuration(page, "FastAPI")).toContainText('"Authorization"');
  await page
    .getByRole("region", { name: "Question" })
    .getByRole("button", { name: "Yes" })
    .press("Enter");
  await expect(configuration(page, "FastAPI")).toContainText("allow_credentials=True");
  await expect(page.getByRole("region", { name: "Question" })).toHaveCount(0);
  const origin = page.getByRole("textbox", { name: "Origin of the page" });
  await origin.fill("https://www.example.com/");
  await origin.press("Tab");
  await expect(card(page)).toContainText("An origin does not end with a slash.");
  await page.getByRole("button", { name: "Write https://www.example.com" }).press("Enter");
  await expect(configuration(page, "FastAPI")).toContainText(
    'allow_origins=["https://www.example.com"]',
  );

  await expect.poll(() => readKept(page)).toContain('"origin":"https://www.example.com"');
  await page.reload();
  await expect(configuration(page, "FastAPI")).toContainText(
    'allow_origins=["https://www.example.com"]',
  );
  await expect(configuration(page, "FastAPI")).toContainText("allow_credentials=True");
});

test("diagnose › an archive with secrets, dropped › each failure, and no secret in the page or its address", async ({
  page,
}) => {
  const secrets = ["s3cr3t-token-0123456789", "c00kie-value-987654", "p4ssw0rd-in-query"];
  const [token, cookie, query] = secrets;
  const toEntry = (method: string, path: string, status: number) => ({
    request: {
      method,
      url: `https://api.example.com${path}?access_token=${query}`,
      headers: [
        { name: "Origin", value: "https://app.example.com" },
        { name: "Authorization", value: `Bearer ${token}` },
        { name: "Cookie", value: `session=${cookie}` },
      ],
    },
    response: { status, headers: [{ name: "Content-Type", value: "text/html" }] },
  });
  const har = JSON.stringify(
    {
      log: {
        creator: { name: "Firefox" },
        entries: [toEntry("GET", "/a", 200), toEntry("GET", "/b", 502)],
      },
    },
    null,
    1,
  );
  await page.goto("/diagnose");
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.url()));
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "failed.har", { type: "application/json" }));
    return data;
  }, har);
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
  await expect(page.getByText("A HAR file of Firefox, 2 requests, 2 failures")).toBeVisible();
  await expect(card(page)).toHaveCount(2);
  await expect(card(page).nth(1)).toContainText("Look at the status first. 502");
  await expect(page.getByText("Secrets were replaced")).toBeVisible();
  await expect(page).toHaveURL(/#paste=/);
  const kept = await readKept(page);
  const shown = (await page.content()) + (await box(page).inputValue());
  expect(kept).toContain("api.example.com");
  for (const secret of secrets) {
    expect(kept).not.toContain(secret);
    expect(shown).not.toContain(secret);
  }
  expect(sent).toEqual([]);
});

test("diagnose › a form without script, opened with it › the line moves into the fragment", async ({
  page,
}) => {
  await page.goto(`/diagnose?${new URLSearchParams({ line: `${line} Bearer abcdefghijklmnop` })}`);
  await expect(page).toHaveURL(/\/diagnose#paste=/);
  await expect(configuration(page, "Fastify")).toContainText('"PATCH"');
  await page.goBack();
  await page.goForward();
  await expect(configuration(page, "Fastify")).toContainText('"PATCH"');
});

test("diagnose › a text of one megabyte › is read beside the page, which says that the address cannot keep it", async ({
  page,
}) => {
  await page.goto("/diagnose");
  // Every line differs, so that compressing does not help.
  const text = await page.evaluate((first) => {
    const bytes = crypto.getRandomValues(new Uint8Array(48_000));
    const noise = Array.from(bytes, (byte) => byte.toString(36)).join("");
    return `${first}\n${`${noise}\n`.repeat(12)}`;
  }, line);
  expect(text.length).toBeGreaterThan(1_000_000);
  // Script on the page would hold up whoever types.
  const worker = page.waitForEvent("worker");
  await explain(page, text);
  await worker;
  await expect(card(page)).toHaveCount(1);
  await expect(
    page.getByText("too long for the address (more than 30000 characters when compressed)"),
  ).toBeVisible();
  expect(page.url()).toBe(`${suite.web}/diagnose`);
  await explain(page, `${line}\n${"x".repeat(2_100_000)}`);
  await expect(page.getByText("its end was left out")).toBeVisible();
});

test("diagnose › pasted responses, narrow and dark › a diagram, no violation, nothing too wide", async ({
  page,
}) => {
  await page.goto("/diagnose");
  await expectNoViolations(page, "as it opens");
  await explain(
    page,
    [
      "> OPTIONS /items HTTP/1.1",
      "> Host: api.example.com",
      "> Origin: https://app.example.com",
      "> Access-Control-Request-Method: DELETE",
      ">",
      "< HTTP/1.1 405 Method Not Allowed",
      "< access-control-allow-origin: *",
      "< Acceess-Control-Allow-Methods: DELETE",
      "<",
    ].join("\n"),
  );
  await expect(card(page).getByRole("figure")).toContainText("found 405");
  await expect(card(page).getByRole("figure")).not.toContainText("handler");
  await expect(page.getByRole("list", { name: "Misspelled headers" })).toContainText(
    "Write access-control-allow-methods",
  );
  for (const summary of await page.locator("summary").all()) await summary.click();
  await expectNoViolations(page, "an exchange");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await explain(
    page,
    `${frame}Request header field x-firelogger is not allowed by Access-Control-Allow-Headers in preflight response.`,
  );
  await expect(card(page)).toContainText("FireLogger");
  await page.getByText("Show a configuration, in case").click();
  await expectNoViolations(page, "a line, narrow and dark");
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});

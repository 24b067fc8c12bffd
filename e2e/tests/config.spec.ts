import { readFileSync } from "node:fs";
import { serverNames } from "@blocked/servers/names";
import { type Page } from "@playwright/test";
import { expectNoViolations } from "../support/accessibility.ts";
import { expect, test } from "../support/fixtures.ts";

test.use({ ownPage: true });

const origin = (page: Page, row: number) => page.getByLabel(`Origin ${row}`, { exact: true });
const file = (page: Page, server: string) =>
  page.getByLabel(`The file for ${server}`, { exact: true });

test("copy a configuration › one bad line › told beside it, and the other lines' files are there", async ({
  page,
}) => {
  await page.goto("/config");
  await expect(page.getByText("The files appear here.")).toBeVisible();
  await expect(origin(page, 1)).toHaveValue("");
  await origin(page, 1).fill("https://App.example.com/");
  await expect(origin(page, 1)).toHaveAccessibleDescription(/ends with the host or the port/);
  await origin(page, 2).fill("localhost:5173");
  await origin(page, 3).fill("http://localhost:3000");
  await expect(file(page, "Fastify")).toContainText('origin: ["http://localhost:3000"]');
  await page.getByRole("button", { name: "Write https://app.example.com" }).click();
  await page.getByRole("button", { name: "Write http://localhost:5173" }).click();
  await expect(file(page, "Fastify")).toContainText(
    'origin: ["https://app.example.com", "http://localhost:5173", "http://localhost:3000"]',
  );

  await origin(page, 1).fill("*");
  await expect(origin(page, 1)).toHaveAccessibleDescription(/Every website may read/);
  await expect(file(page, "Fastify")).toContainText('origin: "*"');
  await page.getByLabel("The page sends cookies").check();
  await expect(origin(page, 1)).toHaveAccessibleDescription(/No browser accepts \* together/);
  await expect(file(page, "Fastify")).toContainText(
    'origin: ["http://localhost:5173", "http://localhost:3000"]',
  );
});

test("copy a configuration › several lines pasted › one field for each", async ({ page }) => {
  await page.goto("/config");
  await origin(page, 1).focus();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", "https://a.example\nhttps://b.example, https://c.example");
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(paste);
  });
  await expect(origin(page, 3)).toHaveValue("https://c.example");
  await expect(page).toHaveURL(/origins=https.*a\.example.*c\.example/);
  await origin(page, 3).press("Enter");
  await expect(origin(page, 4)).toBeFocused();
});

test("copy a configuration › form filled in › every server's file and the URL contain it", async ({
  page,
}) => {
  await page.goto("/config?origins=https://app.example.com&methods=GET,PATCH");
  await page.getByLabel("The page sends cookies").check();
  await page.getByLabel("Authorization (a token)").check();
  await page.getByLabel("Response header 1").fill("X-Total-Count");
  const wanted: [server: string, lines: string[]][] = [
    [
      "Fastify",
      ["credentials: true", 'methods: ["GET", "PATCH"]', 'exposedHeaders: ["X-Total-Count"]'],
    ],
    [
      "FastAPI",
      [
        "allow_credentials=True",
        'allow_methods=["GET", "PATCH"]',
        'expose_headers=["X-Total-Count"]',
      ],
    ],
    ["Express", ["credentials: true", 'allowedHeaders: ["Content-Type", "Authorization"]']],
    ["Hono", ["credentials: true", 'allowHeaders: ["Content-Type", "Authorization"]']],
    ["Koa", ["credentials: true", 'exposeHeaders: ["X-Total-Count"]']],
    [
      "nginx",
      [
        'Access-Control-Allow-Methods "GET, PATCH" always',
        '"https://app.example.com" $http_origin',
      ],
    ],
  ];
  for (const [server, lines] of wanted) {
    await page.getByRole("combobox", { name: "Server", exact: true }).selectOption(server);
    for (const line of lines) await expect(file(page, server)).toContainText(line);
  }
  await expect(page).toHaveURL(/stack=nginx/);
  const before = await file(page, "nginx").textContent();
  await page.reload();
  await expect(file(page, "nginx")).toBeVisible();
  expect(await file(page, "nginx").textContent()).toBe(before);
});

test("copy a configuration › former address › redirects and keeps its query", async ({ page }) => {
  await page.goto("/take-it-home?origins=https://app.example.com&cookies=1");
  await expect(page).toHaveURL(/\/config\?origins=https/);
  await expect(origin(page, 1)).toHaveValue("https://app.example.com");
  await expect(page.getByLabel("The page sends cookies")).toBeChecked();
});

test("copy a configuration › Copy and Download › the file on the screen", async ({ page }) => {
  await page.addInitScript(() => {
    const scope = window as unknown as { copied: string };
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: async (text: string) => void (scope.copied = text) },
    });
  });
  await page.goto("/config?origins=*&stack=hono");
  await page.getByRole("button", { name: "Copy the file for Hono" }).click();
  await expect(page.getByRole("button", { name: "Copied the file for Hono" })).toBeVisible();
  const copied = await page.evaluate(() => (window as unknown as { copied: string }).copied);
  const text = await file(page, "Hono").textContent();
  expect(copied).toBe(text);
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download file for Hono" }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe("server.mjs");
  expect(readFileSync(await saved.path(), "utf8")).toBe(text);
});

test("copy a configuration › 390 pixels wide › nothing overflows, no accessibility violation", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/config?origins=localhost:3000/");
  await expectNoViolations(page, "with a mistake, narrow");
  await page.getByRole("button", { name: /^Write / }).click();
  await expect(file(page, "Fastify")).toBeVisible();
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNoViolations(page, "with its files, in the dark");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test("server configuration in the lab › each chosen server › can be copied, or says why not", async ({
  page,
  observed,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/lab/preflight-off");
  const told = page.getByRole("region", { name: "Server configuration" });
  await page.getByRole("tab", { name: "Configuration" }).click();
  const picker = page.getByLabel("Your server");
  await expect(picker.getByRole("option")).toHaveText(Object.values(serverNames));
  await picker.selectOption("Express");
  await expect(told).toContainText("preflightContinue: true");
  await expect(
    told.getByRole("button", { name: "Copy the configuration in Express" }),
  ).toBeVisible();
  await picker.selectOption("Hono");
  await expect(told).toContainText("Hono’s cors responds to every preflight itself");
  await expect(told.getByRole("button", { name: /^Copy/ })).toHaveCount(0);
  await picker.selectOption("Caddy");
  await expect(told.getByRole("button", { name: "Copy the configuration in Caddy" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  observed.takeErrors();
});

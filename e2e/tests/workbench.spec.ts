import type { Page } from "@playwright/test";
import { expectNoViolations, expectPlainWords } from "../everyone.ts";
import { expect, test } from "../fixtures.ts";
import { suite } from "../settings.ts";

const column = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const policy = (page: Page) => column(page, "The server’s policy");
const request = (page: Page) => column(page, "The request");
const prediction = (page: Page) => column(page, "Prediction");
const reality = (page: Page) => column(page, "Reality");
const consoleOf = (region: ReturnType<typeof column>) =>
  region.getByRole("region", { name: "What Chromium’s console" }).getByRole("listitem");

async function open(page: Page): Promise<void> {
  await page.goto("/workbench");
  await expect(prediction(page)).toContainText("Blocked by the browser");
}

/** Sends what is composed, and waits for what came of it. */
async function send(page: Page): Promise<void> {
  await reality(page).getByRole("button", { name: "Send it for real" }).click();
  await expect(reality(page)).toContainText("What the server saw");
}

test("begins with the commonest complaint, and reality is as predicted", async ({
  page,
  witnessed,
}) => {
  await open(page);
  const line = "Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.";
  await expect(consoleOf(prediction(page)).first()).toContainText(line);
  expect(witnessed.countErrors()).toBe(0);

  await send(page);
  await expect(reality(page)).toContainText("As predicted.");
  const lines = await consoleOf(reality(page)).allTextContents();
  expect(lines[0]).toContain(line);
  await witnessed.expectErrors(lines);
});

test("the prediction changes as the policy does, and nothing is sent meanwhile", async ({
  page,
  witnessed,
}) => {
  await open(page);
  const sent: string[] = [];
  page.on("request", (one) => {
    if (one.url().includes("/workbench/") || one.url().includes("/witness")) sent.push(one.url());
  });
  await policy(page).getByRole("checkbox", { name: "methods" }).check();
  await policy(page).getByRole("textbox", { name: "methods" }).fill("GET, PUT");
  await expect(prediction(page)).toContainText("Your script may read it");
  await request(page).getByRole("combobox", { name: "credentials" }).selectOption("include");
  await expect(prediction(page)).toContainText("wildcard, which does not count");
  await policy(page).getByRole("checkbox", { name: "origin" }).check();
  await policy(page).getByRole("checkbox", { name: "credentials" }).check();
  await expect(prediction(page)).toContainText("Your script may read it");
  await expect(policy(page)).toContainText('methods: ["GET", "PUT"],');
  expect(sent).toEqual([]);

  await send(page);
  await expect(reality(page)).toContainText("As predicted.");
  await expect(reality(page)).toContainText("status 200");
  await request(page).getByRole("combobox", { name: "method" }).fill("DELETE");
  await expect(reality(page)).toContainText("Of the request before your last change.");
  expect(witnessed.countErrors()).toBe(0);
});

test("the address carries everything, to a reload and to another origin", async ({
  page,
  witnessed,
}) => {
  await open(page);
  await policy(page).getByRole("checkbox", { name: "origin" }).check();
  await policy(page).getByRole("checkbox", { name: "methods" }).check();
  await request(page).getByRole("textbox", { name: "headers" }).fill("X-A: 1");
  await expect(prediction(page)).toContainText("Your script may read it");
  await page.reload();
  await expect(request(page).getByRole("textbox", { name: "headers" })).toHaveValue("X-A: 1");
  await expect(prediction(page)).toContainText("because of PUT, x-a");
  await expect(prediction(page)).toContainText("Your script may read it");

  const other = suite.web.replace("localhost", "127.0.0.1");
  await page.getByRole("link", { name: `open it at ${other}` }).click();
  await expect(page).toHaveURL(new RegExp(`^${other}/workbench\\?policy=`));
  await expect(prediction(page)).toContainText("does not say which origin may go on");
  await send(page);
  await expect(reality(page)).toContainText("As predicted.");
  await witnessed.expectErrors(await consoleOf(reality(page)).allTextContents());
});

test("raw answers, with a redirect to another origin", async ({ page, witnessed }) => {
  await open(page);
  await policy(page).getByRole("radio", { name: "raw answers" }).check();
  const [preflight, answer] = [
    policy(page).getByRole("group", { name: "Answer to the preflight" }),
    policy(page).getByRole("group", { name: "Answer to the request" }),
  ];
  await preflight
    .getByRole("textbox", { name: "headers" })
    .fill(`Access-Control-Allow-Origin: ${suite.web}\nAccess-Control-Allow-Headers: x-a`);
  const elsewhere = suite.api.replace("localhost", "127.0.0.1");
  await answer.getByRole("textbox", { name: "status" }).fill("302");
  await answer
    .getByRole("textbox", { name: "headers" })
    .fill(`Access-Control-Allow-Origin: ${suite.web}\nLocation: ${elsewhere}{next}`);
  await policy(page).getByRole("button", { name: "Say what answers there" }).click();
  const next = policy(page).getByRole("group", { name: "Where {next} leads" });
  await next.getByRole("checkbox", { name: "origin" }).check();
  await request(page).getByRole("combobox", { name: "method" }).fill("GET");
  await request(page).getByRole("checkbox", { name: "with a body" }).uncheck();
  await request(page).getByRole("textbox", { name: "headers" }).fill("X-A: 1");

  await expect(prediction(page)).toContainText("with Origin: null");
  await expect(prediction(page)).toContainText("The answer to the preflight does not say");
  await send(page);
  await expect(reality(page)).toContainText("As predicted.");
  const lines = await consoleOf(reality(page)).allTextContents();
  expect(lines[0]).toContain("(redirected from ");
  await witnessed.expectErrors(lines);
});

test("by XMLHttpRequest, without asking for CORS, and with several refused headers", async ({
  page,
  witnessed,
}) => {
  await open(page);
  await request(page).getByRole("combobox", { name: "sent by" }).selectOption("XMLHttpRequest");
  await send(page);
  await expect(reality(page)).toContainText("error event, status 0");
  await witnessed.expectErrors(await consoleOf(reality(page)).allTextContents());

  await request(page).getByRole("combobox", { name: "sent by" }).selectOption("fetch");
  await request(page).getByRole("combobox", { name: "mode" }).selectOption("no-cors");
  await expect(prediction(page)).toContainText(
    "In no-cors mode a browser sends GET, HEAD and POST",
  );
  await expect(reality(page).getByRole("button", { name: "Send it for real" })).toBeDisabled();
  await request(page).getByRole("combobox", { name: "method" }).fill("POST");
  await expect(prediction(page)).toContainText("Sealed for your script");
  await send(page);
  await expect(reality(page)).toContainText("an opaque answer");
  await expect(reality(page)).toContainText("As predicted.");

  await request(page).getByRole("combobox", { name: "mode" }).selectOption("cors");
  await request(page).getByRole("textbox", { name: "headers" }).fill("X-A: 1\nX-B: 2\nX-C: 3");
  await policy(page).getByRole("checkbox", { name: "allowedHeaders" }).check();
  await expect(prediction(page)).toContainText("One of these");
  await send(page);
  await expect(reality(page)).toContainText("As predicted.");
  await expect.poll(witnessed.countErrors).toBeGreaterThanOrEqual(2);
  const [line = ""] = witnessed.takeErrors();
  expect(await consoleOf(reality(page)).allTextContents()).toContain(line);
});

const refused: [rule: string, act: (page: Page) => Promise<void>, sentence: string][] = [
  [
    "a pattern that could hang the server",
    async (page) => {
      await policy(page).getByRole("checkbox", { name: "origin" }).check();
      await policy(page)
        .getByRole("textbox", { name: "one on each line" })
        .fill(`/${".*".repeat(13)}!/`);
    },
    "takes too long for the origin",
  ],
  [
    "a number that is none",
    async (page) => {
      await policy(page).getByRole("checkbox", { name: "maxAge" }).check();
      await policy(page).getByRole("textbox", { name: "maxAge" }).fill("soon");
    },
    "policy.options.maxAge should be a whole number.",
  ],
  [
    "a cookie",
    async (page) => {
      await policy(page).getByRole("radio", { name: "raw answers" }).check();
      await policy(page).getByRole("textbox", { name: "headers" }).first().fill("Set-Cookie: a=b");
    },
    "Vary, Cache-Control or Location",
  ],
  [
    "a redirect to somebody else",
    async (page) => {
      await policy(page).getByRole("radio", { name: "raw answers" }).check();
      await policy(page)
        .getByRole("textbox", { name: "headers" })
        .last()
        .fill("Location: https://www.example.com/");
    },
    "stay on this machine",
  ],
];

for (const [rule, act, sentence] of refused) {
  test(`${rule} is refused with what to do`, async ({ page, witnessed }) => {
    await open(page);
    await act(page);
    await expect(prediction(page).getByRole("alert")).toContainText(sentence);
    await expect(reality(page).getByRole("button", { name: "Send it for real" })).toBeDisabled();
    // What only the API can refuse is a 400 of its prediction.
    for (const line of witnessed.takeErrors()) expect(line).toContain("a status of 400");
  });
}

test("an address that cannot be read says so, and offers an empty workbench", async ({ page }) => {
  for (const query of ["policy=abc", "policy=eyJraW5kIjoiYm9tYiJ9", "request=bnVsbA"]) {
    await page.goto(`/workbench?${query}`);
    await expect(page.getByRole("alert").first()).toContainText("This address cannot be read.");
  }
  await page.getByRole("link", { name: "Begin with an empty workbench" }).click();
  await expect(prediction(page)).toContainText("Blocked by the browser");
});

test("a profile can be taken into the workbench", async ({ page, witnessed }) => {
  await page.goto("/?profile=missing-header&request=read&token=1");
  await page.getByRole("link", { name: "Change it in the workbench" }).click();
  await expect(consoleOf(prediction(page)).first()).toContainText(
    "Request header field authorization is not allowed by Access-Control-Allow-Headers",
  );
  expect(witnessed.sent).toEqual([]);
});

test("no accessibility violation with everything open, dark and narrow, and plain words", async ({
  page,
  witnessed,
}) => {
  await open(page);
  for (const box of await policy(page).getByRole("checkbox").all()) await box.check();
  await request(page).getByRole("combobox", { name: "sent by" }).selectOption("XMLHttpRequest");
  await send(page);
  for (const summary of await page.getByText("line by line").all()) await summary.click();
  await expectNoViolations(page, "everything open");
  await expectPlainWords(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  await policy(page).getByRole("radio", { name: "raw answers" }).check();
  await policy(page).getByRole("button", { name: "Say what answers there" }).click();
  await expectNoViolations(page, "raw answers, narrow and dark");
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await page.getByRole("tab", { name: "Paste your own" }).click();
  await expectNoViolations(page, "pasting");
  witnessed.takeErrors();
});

test("the keyboard alone leads from an empty workbench to a fixed request", async ({
  page,
  witnessed,
}) => {
  await open(page);
  const press = async (key: string, times = 1) => {
    for (let count = 0; count < times; count += 1) await page.keyboard.press(key);
  };
  await policy(page).getByRole("checkbox", { name: "credentials" }).focus();
  await press("Tab");
  await press("Space");
  await press("Tab");
  await expect(policy(page).getByRole("textbox", { name: "methods" })).toBeFocused();
  await page.keyboard.type("GET, PUT");
  await expect(prediction(page)).toContainText("Your script may read it");
  await reality(page).getByRole("button", { name: "Send it for real" }).focus();
  await press("Enter");
  await expect(reality(page)).toContainText("As predicted.");
  await expect(reality(page).getByRole("button", { name: "Send it for real" })).toBeFocused();
  expect(witnessed.countErrors()).toBe(0);
});

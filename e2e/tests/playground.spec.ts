import { suite } from "../settings.ts";
import { expect, test } from "../support/fixtures.ts";
import {
  consoleOf,
  openPlayground,
  policy,
  prediction,
  reality,
  request,
  send,
  sendButton,
} from "../support/playground-page.ts";

test("playground › as it opens › predicts a refused method, and the result agrees", async ({
  page,
  observed,
}) => {
  await openPlayground(page);
  const line = "Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.";
  await expect(consoleOf(prediction(page)).first()).toContainText(line);
  // The result's half shows the diagram of what is composed before anything is sent.
  const diagram = page.getByRole("figure", { name: "Request diagram of the prediction" });
  await expect(diagram).toContainText("PUT never sent");
  await expect(diagram).toContainText("Predicted");
  await expect(page.locator(".button-main:visible")).toHaveText(["Send request"]);
  expect(observed.countErrors()).toBe(0);

  await send(page);
  await expect(reality(page)).toContainText("As predicted.");
  const lines = await consoleOf(reality(page)).allTextContents();
  expect(lines[0]).toContain(line);
  await observed.expectErrors(lines);
});

test("playground › policy edited › the prediction follows, and nothing is sent before Send", async ({
  page,
  observed,
}) => {
  await openPlayground(page);
  const sent: string[] = [];
  page.on("request", (one) => {
    if (one.url().includes("/playground/") || one.url().includes("/witness")) sent.push(one.url());
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
  await expect(page.getByText("You changed something since you sent it")).toBeVisible();
  await expect(prediction(page).getByRole("figure")).toBeVisible();
  await expect(reality(page)).toHaveCount(0);
  expect(observed.countErrors()).toBe(0);
});

test("playground link › reloaded and opened at 127.0.0.1 › keeps policy and request", async ({
  page,
  observed,
}) => {
  await openPlayground(page);
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
  await expect(page).toHaveURL(new RegExp(`^${other}/playground\\?policy=`));
  await expect(prediction(page)).toContainText("does not say which origin may send the request");
  await send(page);
  await expect(reality(page)).toContainText("As predicted.");
  await observed.expectErrors(await consoleOf(reality(page)).allTextContents());
});

test("playground › raw responses with a cross-origin redirect › result as predicted", async ({
  page,
  observed,
}) => {
  await openPlayground(page);
  await policy(page).getByRole("radio", { name: "raw responses" }).check();
  const [preflight, answer] = [
    policy(page).getByRole("group", { name: "Response to the preflight" }),
    policy(page).getByRole("group", { name: "Response to the request" }),
  ];
  await preflight
    .getByRole("textbox", { name: "headers" })
    .fill(`Access-Control-Allow-Origin: ${suite.web}\nAccess-Control-Allow-Headers: x-a`);
  const otherOrigin = suite.api.replace("localhost", "127.0.0.1");
  await answer.getByRole("textbox", { name: "status" }).fill("302");
  await answer
    .getByRole("textbox", { name: "headers" })
    .fill(`Access-Control-Allow-Origin: ${suite.web}\nLocation: ${otherOrigin}{next}`);
  await policy(page).getByRole("button", { name: "Add policy at {next}" }).click();
  const next = policy(page).getByRole("group", { name: "Policy at {next}" });
  await next.getByRole("checkbox", { name: "origin" }).check();
  await request(page).getByRole("combobox", { name: "method" }).fill("GET");
  await request(page).getByRole("checkbox", { name: "with a body" }).uncheck();
  await request(page).getByRole("textbox", { name: "headers" }).fill("X-A: 1");

  await expect(prediction(page)).toContainText("with Origin: null");
  await expect(prediction(page)).toContainText("The response to the preflight does not say");
  await send(page);
  await expect(reality(page)).toContainText("As predicted.");
  const lines = await consoleOf(reality(page)).allTextContents();
  expect(lines[0]).toContain("(redirected from ");
  await observed.expectErrors(lines);
});

test("playground › XMLHttpRequest, no-cors, several refused headers › results as predicted", async ({
  page,
  observed,
}) => {
  await openPlayground(page);
  await request(page).getByRole("combobox", { name: "sent by" }).selectOption("XMLHttpRequest");
  await send(page);
  await expect(reality(page)).toContainText("error event, status 0");
  await observed.expectErrors(await consoleOf(reality(page)).allTextContents());

  await request(page).getByRole("combobox", { name: "sent by" }).selectOption("fetch");
  await request(page).getByRole("combobox", { name: "mode" }).selectOption("no-cors");
  await expect(prediction(page)).toContainText("Choose GET, HEAD or POST: no-cors mode");
  await expect(sendButton(page)).toBeDisabled();
  await request(page).getByRole("combobox", { name: "method" }).fill("POST");
  await expect(prediction(page)).toContainText("Opaque to your script");
  await send(page);
  await expect(reality(page)).toContainText("an opaque response");
  await expect(reality(page)).toContainText("As predicted.");

  await request(page).getByRole("combobox", { name: "mode" }).selectOption("cors");
  await request(page).getByRole("textbox", { name: "headers" }).fill("X-A: 1\nX-B: 2\nX-C: 3");
  await policy(page).getByRole("checkbox", { name: "allowedHeaders" }).check();
  await expect(prediction(page)).toContainText("One of these");
  await send(page);
  await expect(reality(page)).toContainText("As predicted.");
  await expect.poll(observed.countErrors).toBeGreaterThanOrEqual(2);
  const [line = ""] = observed.takeErrors();
  expect(await consoleOf(reality(page)).allTextContents()).toContain(line);
});

test("playground › opened from a profile › predicts its message and sends nothing", async ({
  page,
  observed,
}) => {
  await page.goto("/lab/missing-header?request=read&token=1");
  await page.getByRole("tab", { name: "Configuration" }).click();
  await page.getByRole("link", { name: "Edit in the playground" }).click();
  await expect(consoleOf(prediction(page)).first()).toContainText(
    "Request header field authorization is not allowed by Access-Control-Allow-Headers",
  );
  expect(observed.sent).toEqual([]);
});

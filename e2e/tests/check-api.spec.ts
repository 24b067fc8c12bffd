import { demoUser, paths } from "@blocked/api-client";
import type { Page } from "@playwright/test";
import { suite } from "../settings.ts";
import { expectNoViolations } from "../support/accessibility.ts";
import { expect, test } from "../support/fixtures.ts";

const form = (page: Page) => page.getByRole("form", { name: "Check an API" });
const send = (page: Page) => form(page).getByRole("button", { name: "Send request" }).click();
const own = (page: Page) => page.getByRole("region", { name: "This browser" });
const server = (page: Page) => page.getByRole("region", { name: "The lab’s server" });
const toUrl = (profile: string, path: string) => suite.api + paths.profile(profile) + path;

test("check an API › blocked, fixed, and with a cookie › both sides, and the finding where they disagree", async ({
  page,
  observed,
}) => {
  await page.goto("/diagnose");
  await form(page).getByLabel("Method").fill("PUT");
  const address = form(page).getByLabel("Address of the API");
  await address.fill(toUrl("missing-method", paths.item(1)));
  await form(page).getByLabel("Headers").fill("Content-Type: application/json");
  await form(page).getByLabel("Body").fill("{}");
  await send(page);
  await expect(page.getByText("Both agree. It is blocked.")).toBeVisible();
  await expect(own(page)).toContainText("gives no reason");
  await expect(server(page)).toContainText("PUT never sent");
  const change = page.getByRole("region", { name: "What to change" });
  await expect(change).toContainText('+   methods: ["GET", "HEAD", "POST", "PUT", "DELETE"],');
  const picker = page.getByRole("combobox", { name: "Your server" });
  await picker.selectOption("Express");
  await expect(change).toContainText("Send the request again for the code of Express.");
  await send(page);
  await expect(change).toContainText("What to change in Express");
  // The address keeps the request and not its body, and a reload sends nothing by itself.
  expect(new URL(page.url()).hash).toMatch(/^#check=/);
  const before = observed.sent.length;
  await page.reload();
  await expect(address).toHaveValue(toUrl("missing-method", paths.item(1)));
  await expect(form(page).getByLabel("Body")).toHaveValue("");
  expect(observed.sent.length).toBe(before);

  // The doctor sends no PUT without a leave; with it, it writes.
  await form(page).getByLabel("Body").fill("{}");
  await address.fill(toUrl("correct", paths.item(1)));
  await send(page);
  await expect(page.getByText("Both agree. The preflight allows PUT;")).toBeVisible();
  await expect(server(page)).toContainText("PUT was not sent from here");
  await form(page).getByLabel("The lab’s server may send PUT, too").check();
  await send(page);
  await expect(
    page.getByText(/Both agree\. The page may read the response, status \d+\./),
  ).toBeVisible();

  // Only this browser is signed in.
  const signedIn = await page.evaluate(
    async ([url, user]) => {
      const headers = { "Content-Type": "application/json" };
      const init = { method: "POST", credentials: "include", headers, body: user } as const;
      return (await fetch(url, init)).status;
    },
    [toUrl("correct", paths.session), JSON.stringify(demoUser)] as const,
  );
  expect(signedIn).toBeLessThan(300);
  await form(page).getByLabel("Method").fill("GET");
  await form(page).getByLabel("Headers").fill("");
  await form(page).getByLabel("Body").fill("");
  await address.fill(toUrl("correct", paths.session));
  await form(page).getByLabel("With credentials").check();
  await send(page);
  await expect(page.getByText("A cookie makes the difference")).toContainText(
    "with its cookies this browser got status 200. Without them it ends as on the lab’s server, which has none: status 401.",
  );
  await expectNoViolations(page, "both sides");
  observed.takeErrors();
});

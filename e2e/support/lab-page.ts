import { getProbe, type Probe, type ProbeId, type Profile } from "@blocked/profiles";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { suite } from "../settings.ts";
import type { Observed } from "./fixtures.ts";
import { table } from "./probes.ts";

/** The lab's link to a profile; further parameters are request, cookies, token and text. */
export function toLink(profile: string, more: Record<string, string> = {}): string {
  const query = new URLSearchParams(more);
  return `/lab/${profile}${query.size === 0 ? "" : `?${query}`}`;
}

export function panes(page: Page) {
  return {
    script: page.getByRole("region", { name: "What your JavaScript got" }),
    console: page.getByRole("region", { name: /^What \w+’s console prints$/ }),
    server: page.getByRole("region", { name: "What the server saw" }),
    result: page.locator("section[aria-labelledby=result]"),
    app: page.getByRole("region", { name: "The app" }),
  };
}

/** Opens a profile and waits for the result of the first request. */
export async function openProfile(page: Page, { id }: Pick<Profile, "id">): Promise<void> {
  await page.goto(suite.web + toLink(id));
  await expect(panes(page).result).toContainText("GET /items");
}

/** Presses a profile's "Show me" in the sidebar; unfolds its chapter first where necessary. */
export async function showMe(page: Page, { title }: Pick<Profile, "title">): Promise<void> {
  const name = `Show me ${title}`;
  const button = page.getByRole("button", { name, exact: true, includeHidden: true });
  const folded = page.locator("details:not([open])", { has: button });
  if ((await folded.count()) > 0) await folded.locator("summary").first().click();
  await button.click();
}

/** Sends a probe by the app's own controls; returns the URL of the request. */
export async function sendInApp(
  page: Page,
  probe: Probe & { id: ProbeId },
  { sent }: Observed,
): Promise<string> {
  const { app } = panes(page);
  await app.getByLabel("send cookies").setChecked(probe.cookies);
  await app.getByLabel("send token").setChecked(probe.token);
  await app.getByLabel("send as plain text").setChecked(probe.text);
  const before = sent.length;
  switch (probe.request) {
    case "read":
      await app.getByRole("button", { name: "Read the list" }).click();
      break;
    case "create":
      await fillForm(page, "New item", "Create", `item of ${probe.id}`);
      break;
    case "update":
      await app.getByRole("button", { name: "Edit Fountain pen" }).click();
      await fillForm(page, "Edit item 1", "Save", "Fountain pen");
      break;
    case "remove":
      await app
        .getByRole("button", { name: `Delete ${itemOf(probe.id)}`, exact: true })
        .first()
        .click();
      break;
  }
  await expect.poll(() => sent.length).toBeGreaterThan(before);
  return sent[before] ?? "";
}

/** The name of the row that a test deletes; tests share the table, so that each needs a row of its own. */
function itemOf(probe: ProbeId): string {
  return `row for ${probe} ${test.info().testId}`.slice(0, 100);
}

/** Creates the row that a deleting probe needs, before the page reads the table. Other probes need none. */
export async function createRowFor(probe: ProbeId): Promise<void> {
  if (getProbe(probe).request !== "remove") return;
  await table.create({ name: itemOf(probe), description: null, price: 1 });
}

/** Fills in one of the app's two forms and submits it. */
export async function fillForm(page: Page, form: string, button: string, name: string) {
  const fields = page.getByRole("form", { name: form });
  await fields.getByLabel("Name").fill(name);
  await fields.getByLabel("Price").fill("24.50");
  await fields.getByRole("button", { name: button }).click();
}

/** The console lines that the page shows, each with its possible messages, nearly always one. */
export async function readConsolePane(page: Page, pane: Locator = panes(page).console) {
  const lines = await pane.locator("> ol > li").all();
  return Promise.all(
    lines.map(async (line) => {
      const messages = await line.getByRole("listitem").allTextContents();
      return messages.length > 0 ? messages : line.allTextContents();
    }),
  );
}

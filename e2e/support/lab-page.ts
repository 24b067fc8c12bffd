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
  const result = page.locator("section[aria-labelledby=result]");
  // In the result, because a prediction shows the same evidence. It stands in tabs; only one of them is visible.
  const evidence = (name: string | RegExp) =>
    result.getByRole("region", { name, includeHidden: true });
  return {
    script: evidence("What your JavaScript got"),
    console: evidence(/^What \w+’s console prints$/),
    server: evidence("What the server saw"),
    result,
    prepared: page.locator("section[aria-labelledby=prepared]"),
    app: page.getByRole("region", { name: "The app" }),
  };
}

/** Opens a profile and waits until its buttons work. Nothing is sent. */
export async function openProfile(page: Page, { id }: Pick<Profile, "id">): Promise<void> {
  await page.goto(suite.web + toLink(id));
  await expect(page.getByRole("button", { name: "Open the app" })).toBeEnabled();
}

/** The profile's entry in the sidebar. */
export function sidebarItem(page: Page, { id }: Pick<Profile, "id">): Locator {
  const link = page.locator(`a[href="${toLink(id)}"]`);
  return page.getByRole("navigation", { name: "Profiles" }).locator("li", { has: link });
}

/** Chooses a profile in the sidebar; unfolds its chapter first where necessary. */
export async function chooseProfile(page: Page, { id }: Pick<Profile, "id">): Promise<void> {
  const item = sidebarItem(page, { id });
  // Relative to the chapter, so it is not the sidebar's own locator.
  const link = page.locator(`a[href="${toLink(id)}"]`);
  const folded = page.locator("details:not([open])", { has: link });
  if ((await folded.count()) > 0) await folded.locator("summary").first().click();
  await item.getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/lab/${id}(?:[?]|$)`));
}

/** The one button that sends a profile's request or plays its steps. */
export function mainButton(page: Page): Locator {
  return panes(page).prepared.getByRole("button", { name: /^(?:Send|Play) / });
}

/** Sends what shows a profile: its request or its steps. Opens the profile first where necessary. */
export async function showMe(page: Page, profile: Pick<Profile, "id" | "title">): Promise<void> {
  const isOpen = new URL(page.url()).pathname === toLink(profile.id);
  if (!isOpen || (await mainButton(page).count()) === 0) await chooseProfile(page, profile);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(profile.title);
  await mainButton(page).click();
}

/** Opens the app's window, if it is closed. */
export async function openApp(page: Page): Promise<Locator> {
  const { app } = panes(page);
  if (!(await app.isVisible())) await page.getByRole("button", { name: "Open the app" }).click();
  await expect(app).toBeVisible();
  return app;
}

/** Sends a probe by the app's own controls; returns the URL of the request. */
export async function sendInApp(
  page: Page,
  probe: Probe & { id: ProbeId },
  { sent }: Observed,
): Promise<string> {
  const app = await openApp(page);
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
      await itemRow(app, 1)
        .getByRole("button", { name: /^Edit / })
        .click();
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

/** The app's row of an item. Tests share the table and may give two items one name, so its id chooses it. */
export function itemRow(app: Locator, id: number): Locator {
  return app
    .getByRole("row")
    .filter({ has: app.page().getByRole("cell", { name: String(id), exact: true }) });
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
  await openApp(page);
  const fields = page.getByRole("form", { name: form });
  await fields.getByLabel("Name").fill(name);
  await fields.getByLabel("Price").fill("24.50");
  await fields.getByRole("button", { name: button }).click();
}

/** The console lines that a result shows, each with its possible messages, nearly always one. */
export async function readConsolePane(page: Page, pane: Locator = panes(page).console) {
  await expect(pane).toHaveCount(1);
  const lines = await pane.locator("> ol > li").all();
  return Promise.all(
    lines.map(async (line) => {
      const messages = await line.getByRole("listitem").allTextContents();
      return messages.length > 0 ? messages : line.allTextContents();
    }),
  );
}

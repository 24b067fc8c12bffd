import type { Probe, ProbeId, Profile } from "@blocked/profiles";
import { toLink } from "./links.ts";
import { expect, type Page } from "@playwright/test";
import { panes, type Witnessed } from "./fixtures.ts";

/** Opens a profile, and waits until the reading of its list is explained. */
export async function openProfile(page: Page, { id }: Pick<Profile, "id">): Promise<void> {
  await page.goto(toLink(id));
  await expect(panes(page).result).toContainText("GET /items");
}

/** Does in the app what a person would do for this probe; answers the address of the request that it sent. */
export async function actOut(
  page: Page,
  probe: Probe & { id: ProbeId },
  { sent }: Witnessed,
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
      await fillIn(page, "New item", "Create", `item of ${probe.id}`);
      break;
    case "update":
      await app.getByRole("button", { name: "Edit Fountain pen" }).click();
      await fillIn(page, "Edit item 1", "Save", "Fountain pen");
      break;
    case "remove":
      await app
        .getByRole("button", { name: /^Delete/ })
        .first()
        .click();
      break;
  }
  await expect.poll(() => sent.length).toBeGreaterThan(before);
  return sent[before] ?? "";
}

/** Fills in one of the app's two forms and sends it. */
export async function fillIn(
  page: Page,
  form: string,
  button: string,
  name: string,
): Promise<void> {
  const fields = page.getByRole("form", { name: form });
  await fields.getByLabel("Name").fill(name);
  await fields.getByLabel("Price").fill("24.50");
  await fields.getByRole("button", { name: button }).click();
}

/** The lines that the page says the console prints. */
export async function readConsolePane(page: Page): Promise<string[]> {
  return panes(page).console.getByRole("listitem").allTextContents();
}

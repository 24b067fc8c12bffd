import { getProbe, type Probe, type ProbeId, type Profile } from "@blocked/profiles";
import { toLink } from "./links.ts";
import { suite } from "./settings.ts";
import { paths } from "@blocked/api-client";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { panes, type Witnessed } from "./fixtures.ts";

/** Opens a profile, and waits until the reading of its list is explained. */
export async function openProfile(page: Page, { id }: Pick<Profile, "id">): Promise<void> {
  await page.goto(suite.web + toLink(id));
  await expect(panes(page).result).toContainText("GET /items");
}

/** Presses a profile's "Show me" in the sidebar, after unfolding its chapter where that is folded. */
export async function showMe(page: Page, { title }: Pick<Profile, "title">): Promise<void> {
  const button = page.getByRole("button", {
    name: `Show me ${title}`,
    exact: true,
    includeHidden: true,
  });
  const folded = page.locator("details:not([open])", { has: button });
  if ((await folded.count()) > 0) await folded.locator("summary").first().click();
  await button.click();
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
        .getByRole("button", { name: `Delete ${itemOf(probe.id)}`, exact: true })
        .first()
        .click();
      break;
  }
  await expect.poll(() => sent.length).toBeGreaterThan(before);
  return sent[before] ?? "";
}

/** The name of the row that a test may delete; of its own, because tests share the table. */
function itemOf(probe: ProbeId): string {
  return `row for ${probe} ${test.info().testId}`.slice(0, 100);
}

/**
 * Makes the row that a test is going to delete, and nothing for other probes. Without a browser: nothing here
 * is an experiment. The page has it when it opens.
 */
export async function makeRowFor(probe: ProbeId): Promise<void> {
  if (getProbe(probe).request !== "remove") return;
  await fetch(`${suite.api}${paths.profile("correct")}${paths.items}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name: itemOf(probe), price: 1 }),
  });
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

/** The lines that the page says the console prints, each with its possible wordings, nearly always one. */
export async function readConsolePane(
  page: Page,
  pane: Locator = panes(page).console,
): Promise<string[][]> {
  const lines = await pane.locator("> ol > li").all();
  return Promise.all(
    lines.map(async (line) => {
      const wordings = await line.getByRole("listitem").allTextContents();
      return wordings.length > 0 ? wordings : line.allTextContents();
    }),
  );
}

import { type Engine, messageVersions } from "@blocked/cors-protocol";
import type { Probe, Profile } from "@blocked/profiles";
import { expect, type Page } from "@playwright/test";
import { panes } from "./fixtures.ts";
import { type Reference, readReference } from "./reference.ts";
import { suite } from "./settings.ts";

const others = [
  ["firefox", "Firefox"],
  ["webkit", "WebKit"],
] as const;

/** Read once for a worker: each is two megabytes. */
const references = new Map<Engine, Reference | null>();
function readOnce(engine: Engine): Reference | null {
  const known = references.get(engine);
  if (known !== undefined) return known;
  const reference = readReference(engine, messageVersions[engine]);
  references.set(engine, reference);
  return reference;
}

/** The words of the other engines on a page of Chromium's: as they really printed them. */
export async function expectOthersWords(
  page: Page,
  profile: Profile,
  probe: Probe,
  url: string,
): Promise<void> {
  for (const [engine, name] of others) {
    const details = panes(page).console.locator("details", { hasText: `Message in ${name}` });
    await details.locator("summary").click();
    const reference = readOnce(engine);
    const row = reference?.rows.find(({ id }) => id === `${profile.id}/${probe.id}`);
    // Behind a redirect stands another address with the same trace.
    const { search } = new URL(url);
    const recorded = row?.lines.map((line) =>
      line.replaceAll(new URL(row.request.url).search, search),
    );
    const shown = await details.getByRole("listitem").allTextContents();
    expect(shown.map(atHome), `${name}’s words`).toEqual(recorded?.map(atHome));
  }
}

/** As of a lab at its usual ports. */
function atHome(line: string): string {
  return line
    .replaceAll(`:${suite.webPort}`, ":3000")
    .replaceAll(`:${suite.apiPort}`, ":4000")
    .replaceAll(/\/items\/\d+/g, "/items/1");
}

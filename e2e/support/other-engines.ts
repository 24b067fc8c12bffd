import type { Engine } from "@blocked/cors-protocol";
import { messageVersions } from "@blocked/cors-protocol/messages";
import type { Probe, Profile } from "@blocked/profiles";
import { expect, type Page } from "@playwright/test";
import { type Reference, readReference } from "../reference/reference.ts";
import { suite } from "../settings.ts";
import { panes } from "./lab-page.ts";

const others = [
  ["firefox", "Firefox"],
  ["webkit", "WebKit"],
] as const;

/** Each worker reads a reference once: it is two megabytes. */
const references: Partial<Record<Engine, Reference | null>> = {};

/** Expects the page in Chromium to show the messages that the other engines were recorded to print. */
export async function expectOtherEngines(
  page: Page,
  profile: Profile,
  probe: Probe,
  url: string,
): Promise<void> {
  for (const [engine, name] of others) {
    const details = panes(page).console.locator("details", { hasText: `Message in ${name}` });
    await details.locator("summary").click();
    references[engine] ??= readReference(engine, messageVersions[engine]);
    const row = references[engine]?.rows.find(({ id }) => id === `${profile.id}/${probe.id}`);
    // A redirect leads to another path with the same trace.
    const { search } = new URL(url);
    const recorded = row?.lines.map((line) =>
      line.replaceAll(new URL(row.request.url).search, search),
    );
    const shown = await details.getByRole("listitem").allTextContents();
    expect(shown.map(toUsualPorts), `messages of ${name}`).toEqual(recorded?.map(toUsualPorts));
  }
}

function toUsualPorts(line: string): string {
  return line
    .replaceAll(`:${suite.webPort}`, ":3000")
    .replaceAll(`:${suite.apiPort}`, ":4000")
    .replaceAll(/\/items\/\d+/g, "/items/1");
}

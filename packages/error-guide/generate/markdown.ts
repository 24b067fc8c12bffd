import type { Engine } from "@blocked/cors-protocol";
import { families } from "@blocked/profiles";
import type { Cause } from "../src/causes.ts";
import { type ErrorPage, groupOf } from "../src/pages.ts";

/** The lab's page at its usual port. */
export const origin = "http://localhost:3000";

export const engineNames: Record<Engine, string> = {
  chromium: "Chromium",
  firefox: "Firefox",
  webkit: "WebKit",
};

/** The path of a page below `errors/`: one folder for each group of codes and each family without a code; neighbours are with what is not CORS. */
export function toPath(page: ErrorPage): string {
  if ("code" in page) return `${groupOf(page.code)}/${page.slug}.md`;
  if ("neighbour" in page) return `not-cors/${page.slug}.md`;
  const family = families.find(({ profiles }) => profiles.includes(page.profile));
  return `${family?.id}/${page.slug}.md`;
}

/** A message as inline code; some of Chromium's have backticks in them. */
export function toCode(message: string): string {
  return message.includes("`") ? `\`\` ${message} \`\`` : `\`${message}\``;
}

/** A star at the beginning of a text would begin a list. */
export const toText = (text: string): string => text.replace(/^\*/, "\\*");

/** The address at which the lab runs a cause. */
export function labLink({ profile, probe }: Cause): string {
  const { request, cookies, token, text } = probe;
  const switches = Object.entries({ cookies, token, text }).filter(([, isOn]) => isOn);
  const query = [`request=${request}`, ...switches.map(([name]) => `${name}=1`)];
  return `${origin}/lab/${profile.id}?${query.join("&")}`;
}

export function toTable(titles: string[], rows: string[][]): string {
  return [titles, titles.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

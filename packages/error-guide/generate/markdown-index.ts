import { families } from "@blocked/profiles";
import { glossary } from "../src/glossary.ts";
import { type ErrorPage, errorPages, groupOf, groups, toExampleMessage } from "../src/index.ts";
import { toCode, toPath } from "./markdown.ts";
import { toMessagesTable, toVersionsTable } from "./tables.ts";

/** The list of all pages, with the messages of the three engines and the glossary. */
export function toMarkdownIndex(): string {
  const byCode = groups.flatMap(({ id, title }) =>
    toSection(title, (page) => "code" in page && groupOf(page.code) === id),
  );
  const byFamily = families.flatMap(({ id, title, profiles }) =>
    toSection(
      title,
      (page) =>
        ("profile" in page && profiles.includes(page.profile)) ||
        ("neighbour" in page && id === "not-cors"),
    ),
  );
  return `${[
    "# CORS error index",
    "`pnpm generate` writes these pages from what real browsers printed.",
    ...byCode,
    ...byFamily,
    "## Messages of Firefox and WebKit",
    toMessagesTable(),
    "## Recorded browsers",
    toVersionsTable(),
    "## Glossary",
    glossary
      .map(([term, sentence]) => `- **${term}**: ${sentence.replace(/^A \* /, "A `*` ")}`)
      .join("\n"),
  ].join("\n\n")}\n`;
}

function toSection(title: string, isIn: (page: ErrorPage) => boolean): string[] {
  const items = errorPages.filter(isIn).map(toItem);
  return items.length === 0 ? [] : [`## ${title}`, items.join("\n")];
}

function toItem(page: ErrorPage): string {
  const message = "code" in page ? ` ${toCode(toExampleMessage(page.code))}` : "";
  return `- [${page.title}](${toPath(page)})${message}`;
}

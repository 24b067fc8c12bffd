import type { ErrorPage as Page } from "@blocked/error-guide";
import { Glossary } from "../../ui/glossary.tsx";
import { Article } from "../../ui/page-frame.tsx";
import { CodeParts } from "./code-parts.tsx";
import { NeighbourParts } from "./neighbour-parts.tsx";
import { PastedLine } from "./pasted-line.tsx";
import { ProfileParts } from "./profile-parts.tsx";

/** One error: its meaning, the message in each browser, its causes, and the fix of each. */
export function ErrorPage({ page }: { page: Page }) {
  return (
    <Article here="/errors" title={page.title}>
      <div className="max-w-prose space-y-3">
        <p className="text-lg">{page.meaning}</p>
        <PastedLine />
        {page.advice !== null && <p>{page.advice}</p>}
      </div>
      {"code" in page && <CodeParts code={page.code} />}
      {"profile" in page && <ProfileParts profile={page.profile} />}
      {"neighbour" in page && <NeighbourParts neighbour={page.neighbour} />}
      <Glossary />
    </Article>
  );
}

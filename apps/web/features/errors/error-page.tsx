import type { ErrorPage as Guide } from "@blocked/error-guide";
import { Glossary } from "../../ui/glossary.tsx";
import { Page } from "../../ui/page-frame.tsx";
import { CodeParts } from "./code-parts.tsx";
import { PastedLine } from "./pasted-line.tsx";
import { ProfileParts } from "./profile-parts.tsx";

/** One error: its meaning, the message in each browser, its causes, and the fix of each. */
export function ErrorPage({ page }: { page: Guide }) {
  return (
    <Page title={page.title}>
      <div className="max-w-prose space-y-3">
        <p className="text-lg">{page.meaning}</p>
        <PastedLine />
        {page.advice !== null && <p>{page.advice}</p>}
      </div>
      {"code" in page ? <CodeParts code={page.code} /> : <ProfileParts profile={page.profile} />}
      <Glossary />
    </Page>
  );
}

import type { ErrorPage as Page } from "@blocked/error-guide";
import { Page as Frame } from "../../ui/page-frame.tsx";
import { CodeParts } from "./code-parts.tsx";
import { NeighbourParts } from "./neighbour-parts.tsx";
import { ProfileParts } from "./profile-parts.tsx";

/** One error: the verdict, what to change, what happened, what looks alike, and what other browsers print. */
export function ErrorPage({ page }: { page: Page }) {
  return (
    <Frame title={page.title}>
      {"code" in page && <CodeParts page={page} />}
      {"profile" in page && <ProfileParts profile={page.profile} meaning={page.meaning} />}
      {"neighbour" in page && <NeighbourParts page={page} />}
    </Frame>
  );
}

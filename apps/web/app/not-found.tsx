import type { Metadata } from "next";
import { Link } from "../ui/link.tsx";
import { Page } from "../ui/page-frame.tsx";
import { Suggestions } from "../ui/shell/suggestions.tsx";

export const metadata: Metadata = { title: "There is no such page" };

export default function NotFound() {
  return (
    <Page
      title="There is no such page"
      intro={
        <>
          Check the address, press <kbd className="font-mono">/</kbd> to search, or go on from here.
        </>
      }
    >
      <Suggestions />
      <ul className="list-disc space-y-1 pl-6">
        <li>
          <Link href="/diagnose">Paste an error line</Link>
        </li>
        <li>
          <Link href="/errors">Find an error</Link>
        </li>
        <li>
          <Link href="/lab">Open the lab</Link>
        </li>
        <li>
          <Link href="/">Open the home page</Link>
        </li>
      </ul>
    </Page>
  );
}

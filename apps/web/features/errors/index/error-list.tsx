import { Link } from "../../../ui/link.tsx";
import { Page } from "../../../ui/page-frame.tsx";
import { sights, toEntries } from "./entries.ts";
import { ErrorIndex } from "./error-index.tsx";

const intro = (
  <>
    Every error that a browser prints, what fails without one, and what only looks like CORS. With
    the whole line from your console, <Link href="/diagnose">diagnose it</Link>.
  </>
);

/** Every error page from A to Z. */
export function ErrorList() {
  return (
    <Page title="CORS errors from A to Z" intro={intro}>
      <ErrorIndex entries={toEntries()} sights={sights} />
    </Page>
  );
}

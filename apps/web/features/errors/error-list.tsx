import {
  errorPages,
  type ErrorPage,
  groupOf,
  groups,
  toExampleMessage,
} from "@blocked/error-guide";
import { Glossary } from "../../ui/glossary.tsx";
import { Page, Part } from "../../ui/page-frame.tsx";
import { PasteBox } from "../../ui/paste-box.tsx";

/** Every error page, in the order of the browser's checks. */
export function ErrorList() {
  return (
    <Page title="CORS errors">
      <PasteBox />
      {groups.map(({ id, title }) => (
        <Part key={id} title={title}>
          <List pages={errorPages.filter((page) => "code" in page && groupOf(page.code) === id)} />
        </Part>
      ))}
      <Part title="Not CORS, but looks like it">
        <List pages={errorPages.filter((page) => !("code" in page))} />
      </Part>
      <Glossary />
    </Page>
  );
}

function List({ pages }: { pages: readonly ErrorPage[] }) {
  return (
    <ul className="space-y-3">
      {pages.map((page) => (
        <li key={page.slug}>
          <a className="link font-semibold" href={`/errors/${page.slug}`}>
            {page.title}
          </a>
          {"code" in page && <p className="wire text-soft">{toExampleMessage(page.code)}</p>}
        </li>
      ))}
    </ul>
  );
}

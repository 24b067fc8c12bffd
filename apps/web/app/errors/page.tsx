import {
  errorPages,
  type ErrorPage,
  groupOf,
  groups,
  toExampleMessage,
} from "@blocked/error-guide";
import type { Metadata } from "next";
import { ErrorFrame, Part } from "../../components/errors/error-frame.tsx";
import { PasteBox } from "../../components/errors/paste-box.tsx";

export const metadata: Metadata = { title: "Which red line do you have? · Blocked by CORS" };

/** Every error that has a page, in the order in which a browser comes to it. */
export default function Errors() {
  const others = errorPages.filter((page) => !("code" in page));
  return (
    <ErrorFrame title="Which red line do you have?">
      <PasteBox />
      {groups.map(({ id, title }) => (
        <Part key={id} title={title}>
          <List pages={errorPages.filter((page) => "code" in page && groupOf(page.code) === id)} />
        </Part>
      ))}
      {others.length > 0 && (
        <Part title="No red line, or not one of CORS">
          <List pages={others} />
        </Part>
      )}
    </ErrorFrame>
  );
}

function List({ pages }: { pages: readonly ErrorPage[] }) {
  return (
    <ul className="space-y-3">
      {pages.map((page) => (
        <li key={page.slug}>
          <a className="font-semibold text-accent underline" href={`/errors/${page.slug}`}>
            {page.title}
          </a>
          {"code" in page && <p className="wire text-soft">{toExampleMessage(page.code)}</p>}
        </li>
      ))}
    </ul>
  );
}

import type { CorsErrorCode } from "@blocked/cors-protocol";
import {
  type Cause,
  type ErrorPage,
  toCauses,
  toDistinction,
  toLinks,
  whyNotRun,
} from "@blocked/error-guide";
import { toFacts } from "../../lib/explain/chips.ts";
import { toProbeLink } from "../../lib/address/lab-address.ts";
import { Link } from "../../ui/link.tsx";
import { Part } from "../../ui/page-frame.tsx";
import { TypicalCause } from "../../ui/typical-cause.tsx";
import { VerdictBanner } from "../../ui/verdict/verdict-banner.tsx";
import { CauseDemo } from "./demo/cause-demo.tsx";
import { Evidence, findRun } from "./evidence.tsx";
import { InServers } from "./in-servers.tsx";
import { Layout, splitFirst } from "./layout.tsx";
import { toWordings, Wordings } from "./messages.tsx";
import { PastedLine } from "./pasted-line.tsx";
import { toPlayground } from "./to-playground.ts";

/** What is known of a code. */
export function CodeParts({ page }: { page: Extract<ErrorPage, { code: CorsErrorCode }> }) {
  const { code, meaning, advice } = page;
  const causes = toCauses(code);
  const [first, ...others] = causes;
  const run = first && findRun(first);
  const [sentence, more] = splitFirst(meaning);
  const tellOf = (cause: Cause) => toDistinction(code, cause, causes);
  return (
    <>
      <div className="space-y-4">
        <VerdictBanner
          look="blocked"
          title="Blocked by the browser"
          chips={run === undefined ? [] : toFacts(run.verdict, run.exchanges)}
        >
          {sentence}
        </VerdictBanner>
        <PastedLine />
      </div>
      <Layout
        fix={
          <Part title="What to change">
            {first !== undefined && <CauseOf cause={first} tell={tellOf(first)} isFirst />}
            {advice !== null && <p>{advice}</p>}
            {more !== "" && <p>{more}</p>}
            {first === undefined && <NoDemo code={code} />}
          </Part>
        }
        evidence={first && <Evidence cause={first} />}
      >
        {others.length > 0 && (
          <Part title="Causes that look alike">
            <div className="grid gap-x-12 lg:grid-cols-2">
              {others.map((cause) => (
                <CauseOf key={cause.profile.id} cause={cause} tell={tellOf(cause)} />
              ))}
            </div>
          </Part>
        )}
        <InServers isAsked={(cell) => cell.code === code} />
        <Part title="The message in each browser">
          <Wordings wordings={toWordings(code)} isFirstOpen={run === undefined} />
        </Part>
        <Part title="Further reading">
          <ul className="list-disc space-y-1 pl-6">
            {toLinks(code).map(({ title, href }) => (
              <li key={href}>
                <Link href={href}>{title}</Link>
              </li>
            ))}
            <li>
              <Link href="/glossary">Glossary</Link>
            </li>
          </ul>
        </Part>
      </Layout>
    </>
  );
}

type CauseProps = { cause: Cause; tell: string | null; isFirst?: boolean };

/** A profile that ends in this error: how to recognise it, its fix, and its demo. */
function CauseOf({ cause, tell, isFirst = false }: CauseProps) {
  const { profile, probe } = cause;
  const title = (
    <h3 className="font-semibold">
      <Link href={toProbeLink(profile.id, probe)}>{profile.title}</Link>
    </h3>
  );
  const recognise = (
    <>
      <TypicalCause profile={profile} />
      {tell !== null && <p className="break-words">{tell}</p>}
    </>
  );
  const demo = <CauseDemo cause={cause} isFirst={isFirst} />;
  // The fix comes first where there is one to read; among several causes a reader first has to find their own.
  return isFirst ? (
    <article className="space-y-3">
      {title}
      {demo}
      {recognise}
    </article>
  ) : (
    <article className="min-w-0 space-y-3 border-b border-rule py-6">
      {title}
      <p>{profile.lesson}</p>
      {recognise}
      {demo}
    </article>
  );
}

function NoDemo({ code }: { code: CorsErrorCode }) {
  const href = toPlayground(code);
  return (
    <>
      <p>{whyNotRun(code)}</p>
      {href !== null && (
        <p>
          <a className="button-main" href={href}>
            Open in the playground
          </a>
        </p>
      )}
    </>
  );
}

import { type CorsErrorCode, toFormerReasons } from "@blocked/cors-protocol";
import {
  isRecorded,
  toCauses,
  toLinks,
  toDistinction,
  toMessagesOf,
  whyNotRun,
} from "@blocked/error-guide";
import { toBench } from "../../errors/to-bench.ts";
import { CauseOf } from "./cause.tsx";
import { Part } from "./error-frame.tsx";
import { WordsOf } from "./words-of.tsx";

/** What is known of a code. */
export function CodePage({ code }: { code: CorsErrorCode }) {
  const causes = toCauses(code);
  return (
    <>
      <Words code={code} />
      {causes.length > 0 && (
        <Part title={causes.length === 1 ? "The cause" : "The causes, and how to tell them apart"}>
          {causes.map((cause) => (
            <CauseOf
              key={cause.profile.id}
              tell={toDistinction(code, cause, causes)}
              cause={cause}
            />
          ))}
        </Part>
      )}
      {causes.length === 0 && <NotRun code={code} />}
      <Part title="Read on">
        <ul className="list-disc space-y-1 pl-6">
          {toLinks(code).map(({ title, href }) => (
            <li key={href}>
              <a className="text-accent underline" href={href}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

function Words({ code }: { code: CorsErrorCode }) {
  const former = toFormerReasons(code);
  return (
    <Part title="How the browsers say it">
      <WordsOf words={toMessagesOf(code)} isHeard={isRecorded(code)} />
      {former.length > 0 && (
        <details>
          <summary className="text-sm text-accent">Earlier versions of Chromium</summary>
          {former.map((sentence) => (
            <p key={sentence} className="wire text-soft">
              {sentence}
            </p>
          ))}
        </details>
      )}
    </Part>
  );
}

function NotRun({ code }: { code: CorsErrorCode }) {
  const bench = toBench(code);
  return (
    <Part title="Why it is not run here">
      <p className="max-w-prose">{whyNotRun(code)}</p>
      {bench !== null && (
        <p>
          <a className="button-main" href={bench}>
            Send it in the workbench
          </a>
        </p>
      )}
    </Part>
  );
}

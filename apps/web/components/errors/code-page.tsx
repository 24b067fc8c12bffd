import { type CorsErrorCode, engines, toFormerReasons } from "@blocked/cors-protocol";
import { recordedVersions, toCauses, toLinks, toWordsOf } from "@blocked/profiles/errors";
import { engineNames } from "../../lab/consoles.ts";
import { CauseOf } from "./cause.tsx";
import { Part } from "./error-frame.tsx";

/** What is known of a code. */
export function CodePage({ code }: { code: CorsErrorCode }) {
  const causes = toCauses(code);
  return (
    <>
      <Words code={code} />
      {causes.length > 0 && (
        <Part title={causes.length === 1 ? "The cause" : "The causes, and how to tell them apart"}>
          {causes.map((cause) => (
            <CauseOf key={cause.profile.id} cause={cause} />
          ))}
        </Part>
      )}
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
  const words = toWordsOf(code);
  const former = toFormerReasons(code);
  return (
    <Part title="How the browsers say it">
      <dl className="space-y-3">
        {engines.map((engine) => {
          const lines = words[engine];
          return (
            lines !== undefined && (
              <div key={engine}>
                <dt className="font-semibold">
                  {engineNames[engine]} {recordedVersions[engine]}
                </dt>
                <dd>
                  {lines.map((line, index) => (
                    <p key={index} className="wire text-blocked">
                      {line}
                    </p>
                  ))}
                </dd>
              </div>
            )
          );
        })}
      </dl>
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

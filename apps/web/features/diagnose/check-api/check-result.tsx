import { serverNames } from "@blocked/servers/names";
import { toReceived } from "../../../lib/explain/received.ts";
import { isError } from "../../../lib/explain/explain.ts";
import { toText } from "../../../lib/explain/sentence.ts";
import { engineNames, getVisitor } from "../../../lib/explain/visitor.ts";
import type { Examined } from "../../../lib/own-server/examined.ts";
import { useStack } from "../../../lib/stack.ts";
import { toShortPath } from "../../../lib/short-path.ts";
import { PlainCode } from "../../../ui/code/plain-code.tsx";
import { OutlineDiagram } from "../../../ui/diagram/outline-diagram.tsx";
import type { OutlineRow } from "../../../ui/diagram/outline.ts";
import { RequestDiagram } from "../../../ui/diagram/request-diagram.tsx";
import { Link } from "../../../ui/link.tsx";
import { ServerPane } from "../../../ui/panes/server-pane.tsx";
import { VerdictBanner } from "../../../ui/verdict/verdict-banner.tsx";
import type { Comparison } from "./compare.ts";
import type { Checked } from "./send.ts";

const titles: Record<Comparison["kind"], string> = {
  agree: "Both agree",
  disagree: "They disagree",
  open: "Not compared",
};

/** Both sides of a request beside each other, below the sentence that compares them. */
export function CheckResult({ checked }: { checked: Checked }) {
  const { comparison, seen, examined } = checked;
  const look = isError(seen.got) ? "blocked" : "readable";
  return (
    <div className="space-y-6">
      <VerdictBanner
        look={comparison.kind === "agree" ? look : "neutral"}
        icon={comparison.kind === "disagree" ? "≠" : comparison.kind === "open" ? "?" : "="}
        title={titles[comparison.kind]}
      >
        {comparison.sentence}
      </VerdictBanner>
      <div className="grid gap-6 lg:grid-cols-2">
        <OwnSide checked={checked} />
        {"refusal" in examined ? null : <ServerSide examined={examined} />}
      </div>
      {"refusal" in examined ? null : <Change examined={examined} />}
    </div>
  );
}

/** What this browser did. It tells script neither the preflight nor the reason of a failure. */
function OwnSide({ checked: { check, seen } }: { checked: Checked }) {
  const { got } = seen;
  const failed = isError(got);
  const path = toShortPath(new URL(check.url).pathname);
  const rows: OutlineRow[] = [
    {
      script: { kind: "arrow", to: "right", label: `${check.draft.method} ${path}`, look: "plain" },
      browser: { kind: "note", text: "sends what it may send", look: "soft" },
    },
    {
      script: {
        kind: "arrow",
        to: "left",
        label: toText(got),
        look: failed ? "blocked" : "plain",
      },
      browser: failed
        ? { kind: "note", text: "gives no reason", look: "blocked" }
        : { kind: "note", text: "handed to the script", look: "readable" },
    },
  ];
  return (
    <section aria-label="This browser" className="min-w-0 space-y-3">
      <h3 className="font-semibold">This browser ({engineNames[getVisitor().engine]})</h3>
      <figure aria-label="Request diagram of this browser">
        <p className="sr-only">Your JavaScript got {toText(got)}.</p>
        <div aria-hidden="true">
          <OutlineDiagram rows={rows} size={14} />
        </div>
      </figure>
      <p className="text-sm text-soft">
        It is true for this browser and for {location.origin} alone. Script sees no preflight and no
        reason; the console of the developer tools (F12) has them.
      </p>
    </section>
  );
}

function ServerSide({ examined }: { examined: Examined }) {
  const { request, exchanges, verdict, report } = examined;
  const [own] = report.verdicts;
  const isHeld = own?.outcome === "preflight allowed" || own?.outcome === "undecided";
  const received = toReceived(verdict, request, getVisitor().engine);
  return (
    <section aria-label="The lab’s server" className="min-w-0 space-y-3">
      <h3 className="font-semibold">The lab’s server, without cookies</h3>
      {isHeld ? (
        <p>{request.method} was not sent from here, because it can change something.</p>
      ) : (
        <RequestDiagram
          label="Request diagram of the lab’s server"
          showsEffects={false}
          {...{ request, exchanges, verdict, received }}
        />
      )}
      {exchanges.length > 0 && (
        <ServerPane title="What the API sent" showsEffects={false} {...{ exchanges, verdict }} />
      )}
      <ul className="space-y-1 text-sm">
        {own?.lines.map((line) => (
          <li key={line} className="wire text-blocked">
            {line}
          </li>
        ))}
        {report.conclusions.map(({ id, sentence }) => (
          <li key={id}>{sentence}</li>
        ))}
        {report.looksLike.map(({ name, sees }) => (
          <li key={name} className="text-soft">
            Looks like {name}: {sees}.
          </li>
        ))}
        {report.notes.map((note) => (
          <li key={note} className="text-soft">
            {note}
          </li>
        ))}
      </ul>
    </section>
  );
}

const signs = { kept: "  ", removed: "- ", added: "+ " };

/** What to change on the API, and the page that explains it. */
function Change({ examined: { report } }: { examined: Examined }) {
  const { stack } = useStack();
  const { change, pages } = report;
  if (change === null && pages.length === 0) return null;
  const lines = change?.lines.map(({ change: kind, text }) => signs[kind] + text) ?? [];
  return (
    <section aria-label="What to change" className="max-w-text space-y-3">
      <h3 className="font-semibold">
        What to change{change?.stack != null && ` in ${change.stack.name}`}
      </h3>
      {change !== null && <p>{[change.sentence, ...change.advice].join(" ")}</p>}
      {change?.stack != null && change.stack.id !== stack && (
        <p className="text-stale">Send the request again for the code of {serverNames[stack]}.</p>
      )}
      {lines.length > 0 && (
        <PlainCode
          text={lines.join("\n")}
          label={change?.stack === null ? "Response headers" : `In ${change?.stack.name}`}
          hasCopy={false}
        />
      )}
      {pages.map((page) => (
        <p key={page}>
          <Link href={page}>Read about this failure</Link>
        </p>
      ))}
    </section>
  );
}

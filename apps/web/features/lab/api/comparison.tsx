import { toApiName } from "../../../lib/apis.ts";
import { toDifference } from "../../../lib/explain/difference.ts";
import { EntryDiagram } from "../../../runner/result/entry-diagram.tsx";
import { EntryVerdict } from "../../../runner/result/entry-verdict.tsx";
import { useLab } from "../../../runner/state/lab-context.tsx";
import type { Entry } from "../../../runner/state/state.ts";
import { Button } from "../../../ui/button.tsx";
import { Lines } from "../../../ui/panes/console-lines.tsx";

/** The same request, sent to two servers: how each ended, and in what they differ. */
export function Comparison({ entries: [one, other] }: { entries: readonly [Entry, Entry] }) {
  const toSide = ({ explanation, server }: Entry) => ({ name: toApiName(server), explanation });
  return (
    <section aria-labelledby="result" className="blocks">
      <div className="space-y-2">
        <h2 id="result" className="scroll-mt-20 text-[16px] leading-6 font-semibold">
          <span className="wire">{one.title}</span>
          <span className="font-normal text-soft"> sent to both</span>
        </h2>
        <p
          role="note"
          aria-label="The difference"
          className="max-w-[68ch] text-[20px] leading-7 wrap-anywhere"
        >
          {toDifference(toSide(one), toSide(other))}
        </p>
      </div>
      <div className="@container">
        <div className="grid gap-x-4 gap-y-8 @min-[700px]:grid-cols-2">
          <Half entry={one} />
          <Half entry={other} />
        </div>
      </div>
    </section>
  );
}

function Half({ entry }: { entry: Entry }) {
  const { lab } = useLab();
  const { explanation, server } = entry;
  const name = toApiName(server);
  const [own] = explanation.kind === "verdict" ? explanation.consoles : [];
  return (
    <section aria-label={name} className="min-w-0 space-y-4">
      <h3 className="eyebrow">{name}</h3>
      <EntryVerdict entry={entry} />
      <EntryDiagram entry={entry} label={`Request diagram for ${name}`} />
      {own !== undefined && (
        <div>
          <h4 className="text-sm text-soft">Your console prints</h4>
          <Lines lines={own.lines} />
        </div>
      )}
      <Button onClick={() => lab.showAlone(entry)}>Show {name}’s evidence</Button>
    </section>
  );
}

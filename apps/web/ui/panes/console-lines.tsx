import type { ConsoleLines } from "@blocked/cors-protocol/messages";

/** The lines of a console. A line with several wordings lists them all. */
export function Lines({ lines }: { lines: ConsoleLines | null }) {
  if (lines === null) return <p className="text-soft">A network error, or another request.</p>;
  if (lines.length === 0) return <p className="text-soft">Nothing.</p>;
  return (
    <ol className="space-y-2">
      {lines.map((wordings, index) =>
        wordings.length === 1 ? (
          <li key={index} className="wire text-blocked">
            <Elided text={wordings[0]} />
          </li>
        ) : (
          <li key={index} className="space-y-1">
            <p className="text-sm text-soft">One of these. Only the browser knows which:</p>
            <ul className="space-y-1">
              {wordings.map((wording) => (
                <li key={wording} className="wire text-blocked">
                  <Elided text={wording} />
                </li>
              ))}
            </ul>
          </li>
        ),
      )}
    </ol>
  );
}

const encodedPolicy = /(?<=\/playground\/)([\w-]{16,})(?=\/)/;

/** The whole text, in which an encoded policy looks no longer than a word. */
function Elided({ text }: { text: string }) {
  return text.split(encodedPolicy).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={index} className="elided" title="the encoded policy">
        {part}
      </span>
    ),
  );
}

import { type Engine, engines, type CorsErrorCode } from "@blocked/cors-protocol";
import { toFormerReasons } from "@blocked/cors-protocol/messages";
import { isRecorded, recordedVersions, toMessagesOf } from "@blocked/error-guide";
import { engineNames } from "../../lib/explain/visitor.ts";

type Wording = { title: string; lines: readonly string[] };

/** A code's wording in every engine and in earlier versions of Chromium. */
export function toWordings(code: CorsErrorCode): Wording[] {
  const former = toFormerReasons(code);
  const current = toEngineWordings(toMessagesOf(code), isRecorded(code));
  return former.length === 0
    ? current
    : [...current, { title: "Earlier versions of Chromium", lines: former }];
}

export function toEngineWordings(
  lines: Partial<Record<Engine, readonly string[]>>,
  isFromBrowser = true,
): Wording[] {
  return engines.flatMap((engine) => {
    const own = lines[engine];
    const source = isFromBrowser ? recordedVersions[engine] : "(from its source)";
    return own === undefined ? [] : [{ title: `${engineNames[engine]} ${source}`, lines: own }];
  });
}

type WordingsProps = {
  wordings: readonly Wording[];
  /** Whether the first is open, because nothing else on the page shows it. */
  isFirstOpen?: boolean;
};

/** The console's words in each browser, folded: a reader needs one of them. */
export function Wordings({ wordings, isFirstOpen = false }: WordingsProps) {
  return (
    <div>
      {wordings.map(({ title, lines }, place) => (
        <details
          key={title}
          className="border-b border-rule py-2"
          open={isFirstOpen && place === 0}
        >
          <summary className="font-medium text-accent">{title}</summary>
          {lines.length === 0 && <p className="pt-2 text-soft">Prints nothing.</p>}
          {lines.map((line, index) => (
            <p key={index} className="wire pt-2 break-words">
              {line}
            </p>
          ))}
        </details>
      ))}
    </div>
  );
}

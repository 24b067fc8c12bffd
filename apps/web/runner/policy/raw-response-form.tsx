import type { RawAnswer } from "@blocked/profiles";
import { LinesField } from "../../ui/fields.tsx";
import { fromHeaderLine, toHeaderLine } from "./lines.ts";

/** Edits the status and the headers of one response. */
export function RawResponseForm({
  title,
  response: { status, headers },
  onChange,
}: {
  title: string;
  response: RawAnswer;
  onChange: (response: RawAnswer) => void;
}) {
  return (
    <fieldset className="space-y-1">
      <legend className="eyebrow">{title}</legend>
      <label className="flex items-center gap-2 text-sm text-soft">
        status
        <input
          className="field wire w-20 text-ink"
          inputMode="numeric"
          value={Number.isNaN(status) ? "" : status}
          onChange={({ target }) =>
            onChange({ status: Number.parseInt(target.value, 10), headers })
          }
        />
      </label>
      <LinesField
        label="headers, one on each line"
        rows={5}
        lines={headers.map(fromHeaderLine)}
        onChange={(lines) => onChange({ status, headers: lines.map(toHeaderLine) })}
      />
    </fieldset>
  );
}

import { credentialsModes, type Draft, modes, toRequestCode } from "../../lib/composition/draft.ts";
import { CheckField, LinesField, Select, TextField } from "../../ui/fields.tsx";
import { fromHeaderLine, toHeaderLine } from "../../runner/policy/lines.ts";

const initiators = [
  ["fetch", "fetch"],
  ["xmlhttprequest", "XMLHttpRequest"],
] as const;

type RequestFormProps = {
  draft: Draft;
  onChange: (draft: Draft) => void;
};

/** Edits the request that script sends, and shows its code. */
export function RequestForm({ draft, onChange }: RequestFormProps) {
  const change = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const field = <Name extends keyof Draft>(name: Name) => ({
    label: name,
    value: draft[name],
    onChange: (value: Draft[Name]) => change({ [name]: value }),
  });
  return (
    <div className="space-y-3">
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4 lg:grid-cols-2">
        <TextField list="methods" {...field("method")} />
        <Select values={initiators} {...field("initiatorType")} label="sent by" />
        <Select values={credentialsModes} {...field("credentials")} />
        <Select values={modes} {...field("mode")} />
      </div>
      <datalist id="methods">
        {["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "patch"].map((method) => (
          <option key={method}>{method}</option>
        ))}
      </datalist>
      <LinesField
        label="headers, one on each line"
        lines={draft.headers.map(fromHeaderLine)}
        onChange={(lines) => change({ headers: lines.map(toHeaderLine) })}
      />
      <div className="space-y-1">
        <CheckField
          label="with a body"
          value={draft.body !== null}
          onChange={(hasBody) => change({ body: hasBody ? "{}" : null })}
        />
        {draft.body !== null && (
          <TextField
            label="body"
            isBare
            rows={2}
            value={draft.body}
            onChange={(body) => change({ body })}
          />
        )}
      </div>
      {draft.initiatorType === "xmlhttprequest" && (
        <CheckField {...field("hasUploadListeners")} label="with upload listeners" />
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without it a keyboard cannot scroll */}
      <pre className="code wire overflow-x-auto" aria-label="The request in code" tabIndex={0}>
        <span className="code-line">{toRequestCode(draft)}</span>
      </pre>
    </div>
  );
}

import { credentialsModes, type Draft, modes, toRequestCode } from "../../lib/composition/draft.ts";
import { PlainCode } from "../../ui/code/plain-code.tsx";
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
  const field = <Name extends keyof Draft>(name: Name, label: string) => ({
    label,
    value: draft[name],
    onChange: (value: Draft[Name]) => change({ [name]: value }),
  });
  return (
    <div className="space-y-3">
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4 lg:grid-cols-2">
        <TextField list="methods" {...field("method", "Method")} />
        <Select values={initiators} {...field("initiatorType", "Sent by")} />
        <Select values={credentialsModes} {...field("credentials", "Credentials")} />
        <Select values={modes} {...field("mode", "Mode")} />
      </div>
      <datalist id="methods">
        {["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "patch"].map((method) => (
          <option key={method}>{method}</option>
        ))}
      </datalist>
      <LinesField
        label="Headers, one on each line"
        lines={draft.headers.map(fromHeaderLine)}
        onChange={(lines) => change({ headers: lines.map(toHeaderLine) })}
      />
      <div className="space-y-1">
        <CheckField
          label="With a body"
          value={draft.body !== null}
          onChange={(hasBody) => change({ body: hasBody ? "{}" : null })}
        />
        {draft.body !== null && (
          <TextField
            label="Body"
            isBare
            rows={2}
            value={draft.body}
            onChange={(body) => change({ body })}
          />
        )}
      </div>
      {draft.initiatorType === "xmlhttprequest" && (
        <CheckField {...field("hasUploadListeners", "With upload listeners")} />
      )}
      <PlainCode text={toRequestCode(draft)} label="The request in code" />
    </div>
  );
}

import { credentialsModes, type Draft, modes, toCode } from "../../lib/composition/draft.ts";
import { fromHeaderLine, toHeaderLine } from "./lines.ts";
import { LinesField } from "../../ui/fields.tsx";

const initiators = [
  ["fetch", "fetch"],
  ["xmlhttprequest", "XMLHttpRequest"],
] as const;

/** The page's side: the request as script makes it, and the code for it. */
export function RequestForm({
  draft,
  onChange,
}: {
  draft: Draft;
  onChange: (draft: Draft) => void;
}) {
  const change = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  return (
    <div className="space-y-3">
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4 lg:grid-cols-2">
        <label className="min-w-0 text-sm text-soft">
          method
          <input
            className="field wire"
            list="methods"
            spellCheck={false}
            value={draft.method}
            onChange={({ target }) => change({ method: target.value })}
          />
          <datalist id="methods">
            {["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "patch"].map((method) => (
              <option key={method}>{method}</option>
            ))}
          </datalist>
        </label>
        <Choice
          label="sent by"
          value={draft.initiatorType}
          values={initiators}
          onChange={(initiatorType) => change({ initiatorType })}
        />
        <Choice
          label="credentials"
          value={draft.credentials}
          values={credentialsModes.map((mode) => [mode, mode] as const)}
          onChange={(credentials) => change({ credentials })}
        />
        <Choice
          label="mode"
          value={draft.mode}
          values={modes.map((mode) => [mode, mode] as const)}
          onChange={(mode) => change({ mode })}
        />
      </div>
      <LinesField
        label="headers, one on each line"
        rows={3}
        lines={draft.headers.map(fromHeaderLine)}
        onChange={(lines) => change({ headers: lines.map(toHeaderLine) })}
      />
      <div className="space-y-1">
        <label className="flex items-baseline gap-2">
          <input
            type="checkbox"
            className="translate-y-0.5 accent-accent"
            checked={draft.body !== null}
            onChange={({ target }) => change({ body: target.checked ? "{}" : null })}
          />
          with a body
        </label>
        {draft.body !== null && (
          <textarea
            className="field wire block"
            aria-label="body"
            rows={2}
            spellCheck={false}
            value={draft.body}
            onChange={({ target }) => change({ body: target.value })}
          />
        )}
      </div>
      {draft.initiatorType === "xmlhttprequest" && (
        <label className="flex items-baseline gap-2">
          <input
            type="checkbox"
            className="translate-y-0.5 accent-accent"
            checked={draft.hasUploadListeners}
            onChange={({ target }) => change({ hasUploadListeners: target.checked })}
          />
          with listeners on its upload
        </label>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard has to be able to scroll it */}
      <pre className="code wire overflow-x-auto" aria-label="The request in code" tabIndex={0}>
        <span className="code-line">{toCode(draft)}</span>
      </pre>
    </div>
  );
}

function Choice<Value extends string>({
  label,
  value,
  values,
  onChange,
}: {
  label: string;
  value: Value;
  values: readonly (readonly [value: Value, title: string])[];
  onChange: (value: Value) => void;
}) {
  return (
    <label className="min-w-0 text-sm text-soft">
      {label}
      <select
        className="field wire"
        value={value}
        onChange={({ target }) => {
          const chosen = values.find(([one]) => one === target.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
      >
        {values.map(([one, title]) => (
          <option key={one} value={one}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

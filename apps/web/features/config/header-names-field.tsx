import { LinesField } from "../../ui/fields.tsx";
import { isHeaderName } from "./address.ts";

type HeaderNamesFieldProps = {
  label: string;
  names: readonly string[];
  onChange: (names: string[]) => void;
};

/** Takes header names, and lists those that cannot be one. */
export function HeaderNamesField({ label, names, onChange }: HeaderNamesFieldProps) {
  const wrong = names.filter((name) => !isHeaderName(name));
  return (
    <div className="space-y-1">
      <LinesField
        label={label}
        lines={names}
        rows={2}
        onChange={(lines) => onChange(lines.map((line) => line.trim()))}
      />
      <p aria-live="polite" className="text-sm">
        {wrong.length > 0 && (
          <>
            Not a header name: <code className="wire">{wrong.slice(0, 50).join(" ")}</code>
          </>
        )}
      </p>
    </div>
  );
}

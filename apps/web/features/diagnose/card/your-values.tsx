import { type ReactNode, useId } from "react";
import { Button } from "../../../ui/button.tsx";
import { Select } from "../../../ui/fields.tsx";
import { checkOrigin, type Facts } from "@blocked/diagnosis";

type YourValuesProps = { facts: Facts; onChange: (facts: Partial<Facts>) => void };

const orNull = (text: string) => (text.trim() === "" ? null : text.trim());

/** What the text told of the request. Every value can be corrected, and the answer follows. */
export function YourValues({ facts, onChange }: YourValuesProps) {
  const { url, origin, method, headers, cookies, status } = facts;
  return (
    <section aria-label="Your values" className="space-y-3">
      <h3 className="font-semibold">Your values</h3>
      <div className="grid max-w-[800px] items-center gap-x-4 gap-y-2 sm:grid-cols-[8.5rem_minmax(0,1fr)]">
        <Row label="Origin of the page">
          <Text
            label="Origin of the page"
            value={origin}
            onChange={(text) => onChange({ origin: text })}
          />
          {origin !== null && <Misspelled origin={origin} onChange={onChange} />}
        </Row>
        <Row label="URL">
          <Text label="URL" value={url} onChange={(text) => onChange({ url: text })} />
        </Row>
        <Row label="Method">
          <Text label="Method" value={method} onChange={(text) => onChange({ method: text })} />
        </Row>
        <Row label="Request headers">
          <Text
            label="Request headers"
            value={headers?.join(", ") ?? null}
            onChange={(text) =>
              onChange({ headers: text?.split(/[,\s]+/).filter((name) => name !== "") ?? null })
            }
          />
        </Row>
        <Row label="Cookies">
          <Select
            label="Cookies"
            isBare
            value={cookies === null ? "unknown" : cookies ? "yes" : "no"}
            values={[
              ["unknown", "not known"],
              ["yes", "sent"],
              ["no", "not sent"],
            ]}
            onChange={(value) =>
              onChange({ cookies: value === "unknown" ? null : value === "yes" })
            }
          />
        </Row>
        <Row label="Status">
          <Text
            label="Status"
            value={status?.toString() ?? null}
            onChange={(text) =>
              onChange({ status: /^[1-5]\d\d$/.test(text ?? "") ? Number(text) : null })
            }
          />
        </Row>
      </div>
    </section>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <span aria-hidden="true" className="text-sm text-soft">
        {label}
      </span>
      <div className="min-w-0">{children}</div>
    </>
  );
}

type TextProps = {
  label: string;
  value: string | null;
  onChange: (text: string | null) => void;
};

/** Takes a value as it is left, so that the answer does not jump at each key. */
function Text({ label, value, onChange }: TextProps) {
  const id = useId();
  return (
    <input
      key={`${id} ${value}`}
      aria-label={label}
      defaultValue={value ?? ""}
      placeholder={value === null ? "not known" : "none"}
      spellCheck={false}
      className="field wire block"
      onBlur={({ target }) => {
        const text = orNull(target.value);
        if ((text ?? "") !== (value ?? "")) onChange(text);
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key === "Enter") onChange(orNull(currentTarget.value));
      }}
    />
  );
}

function Misspelled({ origin, onChange }: { origin: string } & Pick<YourValuesProps, "onChange">) {
  const wrong = checkOrigin(origin);
  if (wrong === null) return null;
  const { problem, suggestion } = wrong;
  return (
    <p aria-live="polite" className="pt-1 text-sm text-blocked">
      {problem}{" "}
      {suggestion !== null && (
        <Button className="link" onClick={() => onChange({ origin: suggestion })}>
          Write {suggestion}
        </Button>
      )}
    </p>
  );
}

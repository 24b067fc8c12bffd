import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { Button } from "../../ui/button.tsx";
import type { Remark } from "./check.ts";

/** A pasted file would otherwise become a field for each of its lines. */
const mostRows = 50;

const toLines = (text: string) => text.split(/[\n,;]/).map((line) => line.trim());
const isFilled = (line: string) => line !== "";

type EntryRowsProps = {
  label: string;
  /** The name of one row; its number follows. */
  rowLabel: string;
  lines: readonly string[];
  placeholder: string;
  check: (line: string) => Remark | null;
  onChange: (lines: string[]) => void;
};

/** A field for each line, what is to be said beside it, and an empty field at the end. */
export function EntryRows({
  label,
  rowLabel,
  lines,
  placeholder,
  check,
  onChange,
}: EntryRowsProps) {
  const id = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const [rows, setRows] = useState([...lines]);
  const write = (next: string[]) => {
    setRows(next);
    onChange(next.map((line) => line.trim()).filter(isFilled));
  };
  const replace = (index: number, ...added: string[]) => write(rows.toSpliced(index, 1, ...added));
  const paste = (index: number) => (event: ClipboardEvent) => {
    const added = toLines(event.clipboardData.getData("text")).filter(isFilled);
    if (added.length < 2) return;
    event.preventDefault();
    replace(index, ...added);
  };
  const goOn = (index: number) => (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    group.current?.querySelectorAll("input")[index + 1]?.focus();
  };
  const last = rows.at(-1) === "" ? rows.length - 1 : rows.length;
  return (
    <fieldset ref={group} className="min-w-0 space-y-1">
      <legend className="pb-1 text-sm text-soft">{label}</legend>
      {Array.from({ length: Math.min(last + 1, mostRows) }, (_, index) => {
        const line = rows[index] ?? "";
        const remark = isFilled(line.trim()) ? check(line.trim()) : null;
        const isWrong = remark?.kind === "problem";
        return (
          <div key={index}>
            <input
              className={`field wire block ${isWrong ? "border-blocked" : ""}`}
              aria-label={`${rowLabel} ${index + 1}`}
              aria-invalid={isWrong}
              aria-describedby={`${id}-${index}`}
              placeholder={index === 0 ? placeholder : ""}
              spellCheck={false}
              autoCapitalize="off"
              value={line}
              onChange={({ target }) => replace(index, target.value)}
              onPaste={paste(index)}
              onKeyDown={goOn(index)}
              onBlur={() => write(rows.filter(isFilled))}
            />
            <p id={`${id}-${index}`} aria-live="polite" className="text-sm">
              {remark !== null && (
                <span className={`block pt-1 pb-2 ${isWrong ? "text-blocked" : "text-soft"}`}>
                  {isWrong && <span aria-hidden="true">✕ </span>}
                  {remark.text}{" "}
                  {remark.suggestion !== null && (
                    <Button
                      className="link"
                      onClick={() => replace(index, remark.suggestion ?? "")}
                    >
                      Write <span className="wire">{remark.suggestion}</span>
                    </Button>
                  )}
                </span>
              )}
            </p>
          </div>
        );
      })}
      {rows.length > mostRows && (
        <p role="alert" className="text-stale">
          Only the first {mostRows} lines are shown and used. Remove some of these {rows.length}{" "}
          lines.
        </p>
      )}
    </fieldset>
  );
}

import { useId, useState } from "react";
import { findMisspelling } from "./origin-spelling.ts";

/** How many mistakes are told: somebody may paste a whole file. */
const mostTold = 50;

const toLines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** The front end's origins, with what is wrong about each and how it would be right. */
export function Origins({
  origins,
  onChange,
}: {
  origins: readonly string[];
  onChange: (origins: string[]) => void;
}) {
  const [text, setText] = useState(origins.join("\n"));
  const id = useId();
  const write = (next: string) => {
    setText(next);
    onChange(toLines(next));
  };
  const all = origins.flatMap((origin) => {
    const found = findMisspelling(origin);
    return found === null ? [] : [{ origin, ...found }];
  });
  const wrong = all.slice(0, mostTold);
  return (
    <div className="min-w-0 space-y-1">
      <label htmlFor={id} className="text-sm text-soft">
        Origins of the front end, one a line
      </label>
      <textarea
        id={id}
        className="field wire block"
        rows={3}
        spellCheck={false}
        value={text}
        aria-describedby={`${id}-wrong`}
        onChange={({ target }) => write(target.value)}
      />
      <ul id={`${id}-wrong`} aria-live="polite" className="space-y-1 text-sm">
        {wrong.map(({ origin, problem, suggestion }, index) => (
          <li key={index}>
            <code className="wire">{origin}</code>: {problem}{" "}
            {suggestion !== null && (
              <button
                type="button"
                className="text-accent underline"
                onClick={() =>
                  write(origins.map((one) => (one === origin ? suggestion : one)).join("\n"))
                }
              >
                Write <span className="wire">{suggestion}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

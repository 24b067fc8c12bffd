import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/fields.tsx";
import { findMisspelling } from "./origin-spelling.ts";

/** A pasted file has a mistake in every line; only the first are shown. */
const mostShown = 50;

const toLines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

type OriginsFieldProps = {
  origins: readonly string[];
  onChange: (origins: string[]) => void;
};

/** Takes the origins of the front end, and offers the correct spelling of those that are wrong. */
export function OriginsField({ origins, onChange }: OriginsFieldProps) {
  const [text, setText] = useState(origins.join("\n"));
  const write = (next: string) => {
    setText(next);
    onChange(toLines(next));
  };
  const wrong = origins.flatMap((origin) => {
    const found = findMisspelling(origin);
    return found === null ? [] : [{ origin, ...found }];
  });
  return (
    <div className="min-w-0 space-y-1">
      <TextField
        label="Origins of the front end, one a line"
        rows={3}
        value={text}
        aria-describedby="wrong-origins"
        onChange={write}
      />
      <ul id="wrong-origins" aria-live="polite" className="space-y-1 text-sm">
        {wrong.slice(0, mostShown).map(({ origin, problem, suggestion }, index) => (
          <li key={index}>
            <code className="wire">{origin}</code>: {problem}{" "}
            {suggestion !== null && (
              <Button
                className="link"
                onClick={() =>
                  write(origins.map((one) => (one === origin ? suggestion : one)).join("\n"))
                }
              >
                Write <span className="wire">{suggestion}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { TextField } from "../../../ui/fields.tsx";
import type { FactName, Facts, Question } from "@blocked/diagnosis";

type AskProps = {
  question: Question;
  onAnswer: (facts: Partial<Facts>) => void;
  onSkip: (fact: FactName) => void;
};

/** Asks for one missing fact. The answer below holds without it, and says what it assumes. */
export function Ask({ question: { fact, text, where, choices }, onAnswer, onSkip }: AskProps) {
  const [typed, setTyped] = useState("");
  return (
    <section
      aria-label="Question"
      className="space-y-3 rounded-lg border border-rule bg-raised px-4 py-3"
    >
      <p>
        <strong className="font-semibold">{text}</strong>{" "}
        <span className="text-sm text-soft">{where}</span>
      </p>
      {choices === null ? (
        <form
          className="flex flex-wrap items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() !== "") onAnswer({ [fact]: typed.trim() });
          }}
        >
          <div className="w-80 max-w-full">
            <TextField
              label={text}
              isBare
              value={typed}
              placeholder="https://app.example.com"
              onChange={setTyped}
            />
          </div>
          <button type="submit" className="button">
            Use this {fact}
          </button>
          <Skip onSkip={() => onSkip(fact)} />
        </form>
      ) : (
        <div className="flex flex-wrap gap-2">
          {choices.map(({ label, facts }) => (
            <Button key={label} onClick={() => onAnswer(facts)}>
              {label}
            </Button>
          ))}
          <Skip onSkip={() => onSkip(fact)} />
        </div>
      )}
    </section>
  );
}

function Skip({ onSkip }: { onSkip: () => void }) {
  return (
    <Button className="px-2 py-1 text-sm text-accent hover:underline" onClick={onSkip}>
      Skip question
    </Button>
  );
}

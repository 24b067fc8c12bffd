import { useState } from "react";
import type { Lab } from "../../../runner/state/lab.ts";
import type { LabState } from "../../../runner/state/state.ts";
import { ItemForm } from "./item-form.tsx";
import { ItemTable } from "./item-table.tsx";
import { SessionBar } from "./session-bar.tsx";
import { Switches } from "./switches.tsx";

/** The front end of an ordinary application; what it does goes through the chosen profile. */
export function AppPanel({ lab, state }: { lab: Lab; state: LabState }) {
  const [editing, setEditing] = useState<number | null>(null);
  const [created, setCreated] = useState(0);
  const { rows, session, shown, switches } = state;
  const isBlocked =
    session === null && shown?.action.kind === "sign-in" && "unreadable" in shown.result;

  return (
    <section aria-labelledby="app" className="space-y-3">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="app" className="eyebrow">
          The app
        </h2>
        <span className="flex gap-2 text-sm">
          <button
            type="button"
            className="button"
            onClick={() => void lab.send({ kind: "read", offset: 0 })}
          >
            Read the list
          </button>
          <button type="button" className="button" onClick={() => void lab.restoreSamples()}>
            Restore samples
          </button>
        </span>
      </div>
      <Switches values={switches} onChange={lab.switch} />
      <SessionBar
        session={session}
        isBlocked={isBlocked}
        onSend={(action) => void lab.send(action)}
        onSignInThroughCorrect={() => void lab.signInThrough("correct")}
      />
      <ItemForm
        // A new form after each item that was created; what was refused stays to be sent again.
        key={created}
        item={null}
        onSubmit={(item) => {
          void lab.send({ kind: "create", item }).then((isDone) => {
            if (isDone) setCreated(created + 1);
          });
        }}
      />
      <ItemTable
        rows={rows}
        editing={editing}
        onEdit={setEditing}
        onSave={(id, item) => {
          void lab.send({ kind: "update", id, item }).then((isDone) => {
            if (isDone) setEditing(null);
          });
        }}
        onRemove={(item) => void lab.send({ kind: "remove", id: item.id })}
        onPage={(offset) => void lab.send({ kind: "read", offset })}
      />
    </section>
  );
}

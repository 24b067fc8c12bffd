import { useState } from "react";
import { useLab } from "../../../runner/state/lab-context.tsx";
import { Button } from "../../../ui/button.tsx";
import { CheckField } from "../../../ui/fields.tsx";
import { ItemForm } from "./item-form.tsx";
import { toFailure } from "./failure.ts";
import { ItemTable } from "./item-table.tsx";
import { SessionBar } from "./session-bar.tsx";

const switches = [
  ["cookies", "send cookies", 'credentials: "include"'],
  ["token", "send token", "Authorization: Bearer …"],
  ["text", "send as plain text", "only when creating; needs no preflight"],
] as const;

/** The demo app, a plain front end. Its requests go through the open profile. */
export function AppPanel() {
  const { lab, state } = useLab();
  const [created, setCreated] = useState(0);
  const [restored, setRestored] = useState(0);
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="text-[20px] leading-7 font-semibold">Stationery</h2>
        <span className="flex gap-2 text-sm">
          <Button onClick={() => void lab.send({ kind: "read", offset: 0 })}>Read the list</Button>
          <Button
            onClick={() => {
              setRestored(restored + 1);
              void lab.restoreSamples();
            }}
          >
            Restore samples
          </Button>
        </span>
      </div>
      {state.notice !== null && <output className="block text-sm">{state.notice}</output>}
      <fieldset className="flex flex-wrap gap-x-6 gap-y-1">
        <legend className="sr-only">Options of the requests</legend>
        {switches.map(([name, label, title]) => (
          <CheckField
            key={name}
            label={label}
            title={title}
            value={state.switches[name]}
            onChange={(isOn) => lab.switch({ [name]: isOn })}
          />
        ))}
      </fieldset>
      <SessionBar />
      <ItemForm
        // A created item empties the form; a blocked one stays in it, to be sent again.
        key={created}
        item={null}
        failure={toFailure(state.shown, null)}
        onSubmit={(item) => {
          void lab.send({ kind: "create", item }).then((isDone) => {
            if (isDone) setCreated(created + 1);
          });
        }}
      />
      {/* Another server, profile or other rows: an open form would save what nobody sees. */}
      <ItemTable key={`${state.server} ${state.profileId} ${restored}`} />
    </div>
  );
}

import type { Item } from "@blocked/api-client";
import { Fragment, useState } from "react";
import { pageSize } from "../../../runner/state/action.ts";
import { useLab } from "../../../runner/state/lab-context.tsx";
import { Button, once, TextButton } from "../../../ui/button.tsx";
import { toFailure } from "./failure.ts";
import { ItemForm, toPrice } from "./item-form.tsx";

/** The list. If it cannot be read, the last rows stay, marked, so that PUT and DELETE can still be tried. */
export function ItemTable() {
  const { lab, state } = useLab();
  const [editing, setEditing] = useState<number | null>(null);
  const { items, total, offset, readBy, stale } = state.known[state.server].rows;
  const turnTo = (start: number) => void lab.send({ kind: "read", offset: Math.max(0, start) });
  return (
    <div className="space-y-2">
      {(stale || readBy === "server") && (
        <p className="text-sm text-stale" role="note">
          <span aria-hidden="true">↺ </span>
          {readBy === "script"
            ? "Stale: your script read these rows earlier."
            : stale
              ? "Rendered by the server; your script could not read it."
              : "Rendered by the server; your script has not read it."}
        </p>
      )}
      <table className={`w-full ${stale || readBy === "server" ? "text-soft italic" : ""}`}>
        <thead className="eyebrow border-b border-rule text-left">
          <tr>
            <th className="w-10 py-1 font-semibold">Id</th>
            <th className="font-semibold">Name</th>
            <th className="text-right font-semibold">Price</th>
            <th>
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Fragment key={item.id}>
              <Row item={item} onEdit={() => setEditing(item.id)} />
              {editing === item.id && (
                <tr className="border-b border-rule">
                  <td colSpan={4} className="py-2">
                    <ItemForm
                      item={item}
                      failure={toFailure(state.shown, item.id)}
                      onSubmit={(change) => {
                        const action = { kind: "update", id: item.id, item: change } as const;
                        void lab.send(action).then((isDone) => {
                          if (isDone) setEditing(null);
                        });
                      }}
                      onCancel={() => setEditing(null)}
                    />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      <p className="text-sm text-soft">
        The rows are the API’s own: a request that it runs changes them for every profile.
      </p>
      {items.length === 0 && <p className="text-soft">No rows.</p>}
      {total > pageSize && (
        <p className="flex items-center gap-3 text-sm">
          {offset + 1} to {offset + items.length} of {total}
          {offset > 0 && <Button onClick={() => turnTo(offset - pageSize)}>Show newer</Button>}
          {offset + items.length < total && (
            <Button onClick={() => turnTo(offset + pageSize)}>Show older</Button>
          )}
        </p>
      )}
    </div>
  );
}

function Row({ item, onEdit }: { item: Item; onEdit: () => void }) {
  const { lab } = useLab();
  const { id, name, description, price } = item;
  return (
    <tr className="border-b border-rule align-top">
      <td className="py-1.5 text-soft tabular-nums">{id}</td>
      <td className="py-1.5 wrap-anywhere">
        {name}
        {description !== null && <span className="block text-sm text-soft">{description}</span>}
      </td>
      <td className="py-1.5 text-right tabular-nums">
        <span className="elided" title={toPrice(price)}>
          {toPrice(price)}
        </span>
      </td>
      <td className="space-x-3 py-1.5 pl-4 text-right whitespace-nowrap">
        <TextButton aria-label={`Edit ${name}`} onClick={onEdit}>
          Edit
        </TextButton>
        <TextButton
          aria-label={`Delete ${name}`}
          onClick={once(() => lab.send({ kind: "remove", id }))}
        >
          Delete
        </TextButton>
      </td>
    </tr>
  );
}

import type { Item, NewItem } from "@blocked/api-client";
import { Fragment } from "react";
import { pageSize } from "../../../runner/state/action.ts";
import type { Rows } from "../../../runner/state/state.ts";
import { ItemForm, toPrice } from "./item-form.tsx";
import { once } from "../../../ui/button.tsx";

/** The list. Where it cannot be read, the last rows stay, marked, so that they can be edited all the same. */
export function ItemTable({
  rows: { items, total, offset, readBy, stale },
  editing,
  onEdit,
  onSave,
  onRemove,
  onPage,
}: {
  rows: Rows;
  editing: number | null;
  onEdit: (id: number | null) => void;
  onSave: (id: number, item: NewItem) => void;
  onRemove: (item: Item) => void;
  onPage: (offset: number) => void;
}) {
  return (
    <div className="space-y-2">
      {(stale || readBy === "server") && (
        <p className="text-sm text-stale" role="note">
          <span aria-hidden="true">↺ </span>
          {readBy === "server"
            ? "Rows that the web server read for this page; your script has not read them."
            : "Stale: the rows as they were last readable."}
        </p>
      )}
      <table className={`w-full ${stale ? "text-soft" : ""}`}>
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
              <tr className="border-b border-rule align-top">
                <td className="py-1.5 text-soft tabular-nums">{item.id}</td>
                <td className="py-1.5 wrap-anywhere">
                  {item.name}
                  {item.description !== null && (
                    <span className="block text-sm text-soft">{item.description}</span>
                  )}
                </td>
                <td className="py-1.5 text-right tabular-nums">
                  <span className="elided" title={toPrice(item.price)}>
                    {toPrice(item.price)}
                  </span>
                </td>
                <td className="py-1.5 pl-4 text-right whitespace-nowrap">
                  <button
                    type="button"
                    className="text-accent hover:underline"
                    aria-label={`Edit ${item.name}`}
                    onClick={() => onEdit(item.id)}
                  >
                    Edit
                  </button>
                  <button
                    type="button"
                    className="ml-3 text-accent hover:underline"
                    aria-label={`Delete ${item.name}`}
                    onClick={once(() => onRemove(item))}
                  >
                    Delete
                  </button>
                </td>
              </tr>
              {editing === item.id && (
                <tr className="border-b border-rule">
                  <td colSpan={4} className="py-2">
                    <ItemForm
                      item={item}
                      onSubmit={(change) => onSave(item.id, change)}
                      onCancel={() => onEdit(null)}
                    />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      {items.length === 0 && <p className="text-soft">No rows.</p>}
      {total > pageSize && (
        <p className="flex items-center gap-3 text-sm">
          {offset + 1} to {offset + items.length} of {total}
          {offset > 0 && (
            <button
              type="button"
              className="button"
              onClick={() => onPage(Math.max(0, offset - pageSize))}
            >
              Newer
            </button>
          )}
          {offset + items.length < total && (
            <button type="button" className="button" onClick={() => onPage(offset + pageSize)}>
              Older
            </button>
          )}
        </p>
      )}
    </div>
  );
}

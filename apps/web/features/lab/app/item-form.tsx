import type { Item, NewItem } from "@blocked/api-client";

/** Takes a new item, or changes of one. What is wrong is said by the API, so that there is something to see. */
export function ItemForm({
  item,
  onSubmit,
  onCancel,
}: {
  item: Item | null;
  onSubmit: (item: NewItem) => void;
  onCancel?: () => void;
}) {
  const title = item === null ? "New item" : `Edit item ${item.id}`;
  return (
    <form
      aria-label={title}
      className="grid grid-cols-[minmax(0,1fr)_auto] gap-2"
      onSubmit={(submit) => {
        submit.preventDefault();
        onSubmit(readForm(new FormData(submit.currentTarget)));
      }}
    >
      <input
        className="field"
        name="name"
        aria-label="Name"
        placeholder="Name"
        defaultValue={item?.name ?? ""}
        required
        maxLength={100}
      />
      <input
        className="field order-3"
        name="description"
        aria-label="Description"
        placeholder="Description"
        defaultValue={item?.description ?? ""}
        maxLength={500}
      />
      <input
        className="field max-w-24"
        name="price"
        aria-label="Price"
        placeholder="0.00"
        defaultValue={item === null ? "" : toPrice(item.price)}
        inputMode="decimal"
        pattern="\d{1,13}(\.\d{1,2})?"
        title="A price such as 12.50"
        required
      />
      <span className="order-4 flex gap-2">
        <button className="button" type="submit">
          {item === null ? "Create" : "Save"}
        </button>
        {onCancel !== undefined && (
          <button className="button" type="button" onClick={onCancel}>
            Cancel
          </button>
        )}
      </span>
    </form>
  );
}

/** Cents as a price. */
export function toPrice(cents: number): string {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
}

function readForm(form: FormData): NewItem {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const [whole = "0", part = ""] = text("price").split(".");
  return {
    name: text("name"),
    description: text("description") === "" ? null : text("description"),
    // By digits: 19.99 * 100 is not a whole number.
    price: Number(whole + part.padEnd(2, "0")),
  };
}

import type { Item, NewItem } from "@blocked/api-client";
import { Button } from "../../../ui/button.tsx";

type ItemFormProps = {
  item: Item | null;
  /** Why the item was not saved; null if it was, or was not tried. */
  failure: string | null;
  onSubmit: (item: NewItem) => void;
  onCancel?: () => void;
};

/** Creates an item or edits one. The API validates it, so that there is a rejection to see. */
export function ItemForm({ item, failure, onSubmit, onCancel }: ItemFormProps) {
  const field = (label: "Name" | "Description" | "Price") => ({
    className: "field",
    name: label.toLowerCase(),
    "aria-label": label,
    placeholder: label,
  });
  return (
    <form
      aria-label={item === null ? "New item" : `Edit item ${item.id}`}
      className="grid grid-cols-[minmax(0,1fr)_auto] gap-2"
      onSubmit={(submit) => {
        submit.preventDefault();
        onSubmit(readForm(new FormData(submit.currentTarget)));
      }}
    >
      <input {...field("Name")} defaultValue={item?.name ?? ""} required maxLength={100} />
      <input
        {...field("Description")}
        className="field order-3"
        defaultValue={item?.description ?? ""}
        maxLength={500}
      />
      <input
        {...field("Price")}
        className="field max-w-24"
        placeholder="0.00"
        defaultValue={item === null ? "" : toPrice(item.price)}
        inputMode="decimal"
        pattern="\d{1,13}(\.\d{1,2})?"
        title="A price such as 12.50"
        required
      />
      <span className="order-4 flex gap-2">
        <Button type="submit">{item === null ? "Create item" : "Save item"}</Button>
        {onCancel !== undefined && <Button onClick={onCancel}>Cancel edit</Button>}
      </span>
      <output className="order-5 col-span-2 text-sm text-blocked empty:hidden">{failure}</output>
    </form>
  );
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
    // Join the digits instead of multiplying: 19.99 * 100 is not a whole number.
    price: Number(whole + part.padEnd(2, "0")),
  };
}

/** Formats cents as a price. */
export function toPrice(cents: number): string {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
}

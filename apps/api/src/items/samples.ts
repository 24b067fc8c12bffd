import type { NewItem } from "@blocked/api-client/contract";

/** The items after the first start and after a reset. */
export const samples: Required<NewItem>[] = [
  { name: "Fountain pen", description: "Steel nib, fine", price: 2400 },
  { name: "Notebook", description: "A5, dotted, 192 pages", price: 1250 },
  { name: "Desk lamp", description: null, price: 5900 },
  { name: "Letter scale", description: "Up to 5 kg, in steps of 1 g", price: 1890 },
  { name: "Ink, 50 ml", description: "Blue-black", price: 990 },
];

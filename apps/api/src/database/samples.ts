import type { NewItem } from "@blocked/api-client/contract";

/** What the lab starts with, and what "restore the sample items" brings back. */
export const samples: Required<NewItem>[] = [
  { name: "Fountain pen", description: "Steel nib, fine", price: 2400 },
  { name: "Notebook", description: "A5, dotted, 192 pages", price: 1250 },
  { name: "Desk lamp", description: null, price: 5900 },
  { name: "Letter scale", description: "Up to 5 kg, in steps of 1 g", price: 1890 },
  { name: "Ink, 50 ml", description: "Blue-black", price: 990 },
];

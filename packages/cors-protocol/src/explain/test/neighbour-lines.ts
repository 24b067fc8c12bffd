import type { Neighbour } from "../../model/neighbours.ts";

/** A line, the address that it names, and its status. */
type Row = [line: string, url?: string | null, status?: number];

/** Lines by the neighbour that each of them leads to. */
export type NamedLines = Partial<Record<Neighbour, Row[]>>;

export const cdn = "https://cdn.example.com/a.js";

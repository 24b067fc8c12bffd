import { type CaseId, cases } from "../../src/measured/cases.ts";

export { otherOrigin, pageOrigin } from "../../src/measured/cases.ts";

export const port = Number(process.env["PORT"]);

/** The cases to serve, as the harness names them. */
export const wanted = (process.env["CASES"] ?? "")
  .split(",")
  .filter((one): one is CaseId => one in cases);

/** Tells the harness that a handler of the app runs. */
export function ran(method: string, path: string): void {
  process.stdout.write(`ran ${method} ${path}\n`);
}

export const routes = [
  { method: "get", path: "/items", status: 200 },
  { method: "post", path: "/items", status: 201 },
  { method: "put", path: "/items/1", status: 200 },
  { method: "delete", path: "/items/1", status: 204 },
] as const;

export const items = [{ id: 1, name: "A" }];

export function boom(): never {
  throw new Error("An unhandled error of the app.");
}

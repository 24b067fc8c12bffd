import type { Static, TSchema } from "typebox";

type StaticOf<Schema> = Schema extends TSchema ? Static<Schema> : never;
type Optional<Name extends string, Value> = { [Key in Name]?: Value };
type Part<Name extends string, Value> = {} extends Value
  ? Optional<Name, Value>
  : { [Key in Name]: Value };

/** The parameters, query and body that a route's schemas ask for. */
export type Input<Route> = (Route extends { params: infer Schema }
  ? { params: StaticOf<Schema> }
  : unknown) &
  (Route extends { querystring: infer Schema } ? Part<"query", StaticOf<Schema>> : unknown) &
  (Route extends { body: infer Schema } ? { body: StaticOf<Schema> } : unknown);

/** The body of a route's successful response; null where it has none. */
export type Output<Route> = Route extends { response: infer ByStatus }
  ? StaticOf<ByStatus[Extract<keyof ByStatus, 200 | 201 | 204>]>
  : never;

/** The path of a route's name: `/items/:id` of `GET /items/:id`. */
export type PathOf<Name> = Name extends `${string} ${infer Path}` ? Path : never;

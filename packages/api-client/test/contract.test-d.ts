import { Type } from "typebox";
import { expectTypeOf } from "vitest";
import type { Client } from "../src/client.ts";
import type { Item, ItemPage, Key, NewItem, Routes } from "../src/contract.ts";
import { toPath } from "../src/paths.ts";
import type { Result } from "../src/result.ts";
import type { Input, Output } from "../src/route-types.ts";

// Checked by `tsc` and never run: each @ts-expect-error fails to compile once its line is valid.
declare const client: Client;
const pen: NewItem = { name: "Pen", price: 1 };

expectTypeOf(client.list({ limit: 5 })).resolves.toEqualTypeOf<Result<ItemPage>>();
expectTypeOf(client.change(1, { price: 2 })).resolves.toEqualTypeOf<Result<Item>>();
expectTypeOf(client.remove(1)).resolves.toEqualTypeOf<Result<null>>();
expectTypeOf(client.call("POST /witness", {})).resolves.toEqualTypeOf<Result<Key>>();

// @ts-expect-error there is no such route
void client.call("PUT /items", {});
// @ts-expect-error an item needs a price
void client.create({ name: "Pen" });
// @ts-expect-error the price is a number
void client.change(1, { price: "2" });
// @ts-expect-error the query has no such parameter
void client.list({ page: 2 });
// @ts-expect-error the route needs an id
void client.call("GET /items/:id", {});
// @ts-expect-error the route needs a body
void client.call("PUT /items/:id", { params: { id: 1 } });
// @ts-expect-error no route has this path
toPath("/things");

// A route that changes breaks its callers.
type Call<Table> = <Name extends keyof Table>(
  name: Name,
  input: Input<Table[Name]>,
) => Output<Table[Name]>;
declare const today: Call<Routes>;
expectTypeOf(today("PUT /items/:id", { params: { id: 1 }, body: pen })).toEqualTypeOf<Item>();

const slug = Type.Object({ slug: Type.String() });
const labelled = Type.Object({ label: Type.String() });
declare const changed: Call<{
  "PUT /items/:slug": Routes["PUT /items/:id"];
  "GET /items/:id": Routes["GET /items/:id"] & { querystring: typeof labelled };
  "PATCH /items/:id": Omit<Routes["PATCH /items/:id"], "params"> & { params: typeof slug };
  "POST /items": Omit<Routes["POST /items"], "body"> & { body: typeof labelled };
  "GET /session": { response: { 200: typeof labelled } };
}>;
// @ts-expect-error the path changed
changed("PUT /items/:id", { params: { id: 1 }, body: pen });
// @ts-expect-error the query became necessary
changed("GET /items/:id", { params: { id: 1 } });
// @ts-expect-error the parameter changed
changed("PATCH /items/:id", { params: { id: 1 }, body: { price: 1 } });
// @ts-expect-error the body changed
changed("POST /items", { body: pen });
// @ts-expect-error the response changed
void changed("GET /session", {}).username;

import type { Client, Item, NewItem, Result } from "@blocked/api-client";
import { demoUser } from "@blocked/api-client";
import type { Draft, Probe, RequestKind } from "@blocked/profiles";

/** The three switches of the app. */
export type Switches = Pick<Draft, "cookies" | "token" | "text">;

/** Something that a person does in the app. Each is one request. */
export type OwnAction =
  | { kind: "read"; offset: number }
  | { kind: "create"; item: NewItem }
  | { kind: "update"; id: number; item: NewItem }
  | { kind: "remove"; id: number }
  | { kind: "sign-in" }
  | { kind: "who-am-i" }
  | { kind: "sign-out" };

/** One request: the person's own, or another website's. */
export type Action = OwnAction | { kind: "attacker"; probe: Probe };

export const pageSize = 20;

export function isWrite({ kind }: Action): boolean {
  return kind === "create" || kind === "update" || kind === "remove";
}

export function perform(
  client: Client,
  action: OwnAction,
  { text }: Switches,
): Promise<Result<unknown>> {
  switch (action.kind) {
    case "read":
      return client.list(action.offset === 0 ? {} : { limit: pageSize, offset: action.offset });
    case "create":
      return client.create(action.item, { asText: text });
    case "update":
      return client.update(action.id, action.item);
    case "remove":
      return client.remove(action.id);
    case "sign-in":
      return client.signIn(demoUser);
    case "who-am-i":
      return client.whoAmI();
    case "sign-out":
      return client.signOut();
  }
}

/** What a prepared request acts on: the newest row that is known, and something new for the rest. */
export function toAction(request: RequestKind, items: readonly Item[]): OwnAction {
  const first = items[0];
  switch (request) {
    case "read":
      return { kind: "read", offset: 0 };
    case "create":
      return {
        kind: "create",
        item: { name: "Paper clips", description: "Box of 100", price: 350 },
      };
    case "update": {
      const { name = "Fountain pen", description = null, price = 2400 } = first ?? {};
      return { kind: "update", id: first?.id ?? 1, item: { name, description, price: price + 1 } };
    }
    case "remove":
      return { kind: "remove", id: first?.id ?? 1 };
  }
}

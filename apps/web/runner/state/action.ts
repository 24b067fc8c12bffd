import {
  type Client,
  type ClientOptions,
  demoUser,
  type Item,
  type NewItem,
  type Result,
} from "@blocked/api-client";
import type { Probe, RequestKind } from "@blocked/profiles";
import type { Switches } from "../../lib/address/lab-address.ts";

/** Something that the user does in the demo app. Each is one request. */
export type OwnAction =
  | { kind: "read"; offset: number }
  | { kind: "create"; item: NewItem }
  | { kind: "update"; id: number; item: NewItem }
  | { kind: "remove"; id: number }
  | { kind: "sign-in" }
  | { kind: "who-am-i" }
  | { kind: "sign-out" };

/** One request, sent by this page or by another website. */
export type Action = OwnAction | { kind: "attacker"; probe: Probe };

/** Sent if the token switch is on and nobody is signed in: any Authorization header shows the lesson. */
const noToken = "nobody-is-signed-in";

/** The part of the client's options that the switches decide. */
export function toClientOptions(
  { cookies, token }: Switches,
  session: { token: string } | null,
): Pick<ClientOptions, "credentials" | "token"> {
  return {
    ...(cookies ? { credentials: "include" } : {}),
    ...(token ? { token: session?.token ?? noToken } : {}),
  };
}

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

/** The action of a probe: the page's own request, or the other website's. */
export function toProbeAction(probe: Probe, items: readonly Item[]): Action {
  return probe.from === "page" ? toAction(probe.request, items) : { kind: "attacker", probe };
}

/** Fills in a prepared request: it changes or removes the newest known row, or creates a fixed item. */
function toAction(request: RequestKind, items: readonly Item[]): OwnAction {
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

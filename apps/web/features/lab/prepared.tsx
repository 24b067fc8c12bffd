import type { RequestKind } from "@blocked/profiles";
import { type Switches, toAction } from "../../runner/state/action.ts";
import { once } from "../../ui/button.tsx";
import type { Rows } from "../../runner/state/state.ts";

const verbs: Record<RequestKind, string> = {
  read: "read the list",
  create: "create an item",
  update: "edit an item",
  remove: "delete an item",
};

/** What a link prepared. Nothing is sent before the press. */
export function Prepared({
  request,
  switches,
  rows,
  onSend,
}: {
  request: RequestKind;
  switches: Switches;
  rows: Rows;
  onSend: () => void;
}) {
  const action = toAction(request, rows.items);
  const target = "id" in action ? ` (item ${action.id})` : "";
  const extras = [
    switches.cookies ? ", with cookies" : "",
    switches.token ? ", with the token" : "",
    switches.text && request === "create" ? ", as plain text" : "",
  ].join("");
  return (
    <section
      aria-label="Prepared request"
      className="flex flex-wrap items-center gap-3 bg-sunk p-3"
    >
      <p>
        The link prepared a request: <strong>{verbs[request] + target + extras}</strong>. Nothing
        has been sent.
      </p>
      <button type="button" className="button-main" onClick={once(onSend)}>
        Send
      </button>
    </section>
  );
}

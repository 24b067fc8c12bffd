import type { RequestKind } from "@blocked/profiles";
import { toAction } from "../../runner/state/action.ts";
import { useLab } from "../../runner/state/lab-context.tsx";
import { MainButton, once } from "../../ui/button.tsx";

const verbs: Record<RequestKind, string> = {
  read: "read the list",
  create: "create an item",
  update: "edit an item",
  remove: "delete an item",
};

/** The request of a link. It is sent only when the user presses the button. */
export function Prepared({ request }: { request: RequestKind }) {
  const { lab, state } = useLab();
  const { cookies, token, text } = state.switches;
  const action = toAction(request, state.rows.items);
  const target = "id" in action ? ` (item ${action.id})` : "";
  const extras = [
    cookies ? ", with cookies" : "",
    token ? ", with the token" : "",
    text && request === "create" ? ", as plain text" : "",
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
      <MainButton onClick={once(() => lab.sendPrepared())}>Send request</MainButton>
    </section>
  );
}

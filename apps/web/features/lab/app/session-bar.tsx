import { demoUser } from "@blocked/api-client";
import { toApiName, toOther } from "../../../lib/apis.ts";
import { useLab } from "../../../runner/state/lab-context.tsx";
import { Button } from "../../../ui/button.tsx";
import { toSessionWords } from "./session-words.ts";

/** Signs in and out. These requests go through the open profile too, which may block them. */
export function SessionBar() {
  const { lab, state } = useLab();
  const { known, server, shown } = state;
  const { session } = known[server];
  const isReplaced = known[toOther(server)].session?.hasCookie === true;
  const isBlocked =
    session === null && shown?.action.kind === "sign-in" && "unreadable" in shown.result;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
      {session === null ? (
        <Button onClick={() => void lab.send({ kind: "sign-in" })}>Sign in</Button>
      ) : (
        <>
          <span>
            Signed in as {session.username}
            {!session.hasCookie &&
              (isReplaced
                ? ` by token only: cookies ignore ports, so ${toApiName(toOther(server))}’s cookie replaced this one`
                : " by token only: cookies were off, so the browser kept none")}
          </span>
          <Button onClick={() => void lab.send({ kind: "sign-out" })}>Sign out</Button>
        </>
      )}
      <Button onClick={() => void lab.send({ kind: "who-am-i" })}>Read session</Button>
      {session === null && (
        <span className="text-soft">
          as {demoUser.username}, password {demoUser.password}
        </span>
      )}
      <output className="basis-full empty:hidden">{toSessionWords(shown)}</output>
      {isBlocked && (
        <Button onClick={() => void lab.signInThrough("correct")}>
          Sign in through “Correct” instead
        </Button>
      )}
    </div>
  );
}

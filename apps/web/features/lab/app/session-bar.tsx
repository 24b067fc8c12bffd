import { demoUser } from "@blocked/api-client";
import type { Action } from "../../../runner/state/action.ts";
import type { LabState } from "../../../runner/state/state.ts";

/** Signing in is a request like any other: it goes through the chosen profile. */
export function SessionBar({
  session,
  isBlocked,
  onSend,
  onSignInThroughCorrect,
}: {
  session: LabState["session"];
  /** Whether the last sign-in could not be read. */
  isBlocked: boolean;
  onSend: (action: Action) => void;
  onSignInThroughCorrect: () => void;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
      {session === null ? (
        <>
          <button type="button" className="button" onClick={() => onSend({ kind: "sign-in" })}>
            Sign in
          </button>
        </>
      ) : (
        <>
          <span>
            Signed in as {session.username}
            {!session.hasCookie && " by token only: cookies were off, so none was kept"}
          </span>
          <button type="button" className="button" onClick={() => onSend({ kind: "sign-out" })}>
            Sign out
          </button>
        </>
      )}
      <button type="button" className="button" onClick={() => onSend({ kind: "who-am-i" })}>
        Who am I?
      </button>
      {session === null && (
        <span className="text-soft">
          as {demoUser.username}, password {demoUser.password}
        </span>
      )}
      {isBlocked && (
        <button type="button" className="button" onClick={onSignInThroughCorrect}>
          Sign in through “Correct” instead
        </button>
      )}
    </div>
  );
}

import { useEffect, useRef, useState } from "react";
import { type Connection, connect } from "../../../lib/connection.ts";
import { keepStack, useStack } from "../../../lib/stack.ts";
import { findOrigins } from "../../../runner/attacker/framed-attacker.ts";
import { blank, type Check, readCheckFragment, toCheckFragment } from "./check.ts";
import { type Checked, sendCheck } from "./send.ts";

export type CheckState = { kind: "none" | "sending" } | { kind: "checked"; checked: Checked };

/** Holds the request of the form. A link fills the form, and never sends anything by itself. */
export function useCheck() {
  const [check, setCheck] = useState<Check>(blank);
  const [state, setState] = useState<CheckState>({ kind: "none" });
  const [version, setVersion] = useState(0);
  const { stack } = useStack();
  const connection = useRef<Connection | null>(null);

  useEffect(() => {
    const open = () => {
      const found = readCheckFragment(location.hash);
      if (found === null) return;
      setCheck(found);
      setVersion((now) => now + 1);
    };
    open();
    addEventListener("hashchange", open);
    return () => removeEventListener("hashchange", open);
  }, []);

  const send = async () => {
    setState({ kind: "sending" });
    history.replaceState(history.state, "", keepStack("/diagnose") + toCheckFragment(check));
    connection.current ??= await findOrigins().then(
      ({ api }) => connect(api, (url, init) => fetch(url, init)),
      () => null,
    );
    setState({ kind: "checked", checked: await sendCheck(check, connection.current, stack) });
  };
  return { check, setCheck, state, send, version };
}

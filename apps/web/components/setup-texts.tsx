"use client";

import { type CodeLine, fillIn, type Profile, toFastifyCode, toSetupCode } from "@blocked/profiles";
import { createContext, type ReactNode, useContext } from "react";

const Texts = createContext<Readonly<Record<string, string>>>({});

/** Hands the set-ups' texts, which only the web server can read, to whatever shows code. */
export function SetupTexts({
  texts,
  children,
}: {
  texts: Readonly<Record<string, string>>;
  children: ReactNode;
}) {
  return <Texts value={texts}>{children}</Texts>;
}

/** How a profile's server is written, with the page's origin filled in. */
export function useServerCode(pageOrigin: string): (profile: Profile) => CodeLine[] {
  const texts = useContext(Texts);
  return ({ policy }) =>
    policy.kind === "setup"
      ? toSetupCode(texts[policy.name] ?? "")
      : toFastifyCode(fillIn(policy, pageOrigin));
}

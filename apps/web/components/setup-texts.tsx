"use client";

import type { Profile } from "@blocked/profiles";
import { type CodeLine, toProfileCode } from "@blocked/servers";
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

/**
 * How a profile's server is written, with the page's origin filled in; `like` another one, so that the two can
 * be compared line by line.
 */
export function useServerCode(
  pageOrigin: string,
): (profile: Profile, like?: Profile) => CodeLine[] {
  const texts = useContext(Texts);
  return (profile, like) => toProfileCode(profile, texts, pageOrigin, like);
}

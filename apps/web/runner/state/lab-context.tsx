"use client";

import type { CodeLine } from "@blocked/servers";
import type { Profile } from "@blocked/profiles";
import { type ApiId, toApiName } from "../../lib/apis.ts";
import { createContext, useContext } from "react";
import { type SetupTexts, toServerCode } from "../../lib/server-code.ts";
import { useStore } from "../../lib/store.ts";
import type { Lab } from "./lab.ts";
import type { LabState } from "./state.ts";

type LabContext = {
  lab: Lab;
  /** The origin that the profiles name. */
  pageOrigin: string;
  texts: SetupTexts;
};

const Context = createContext<LabContext | null>(null);

/** Gives the lab to every component below it. */
export const LabProvider = Context;

/** The lab that the component stands in, with its current state. */
export function useLab(): LabContext & { state: LabState } {
  const context = useContext(Context);
  if (context === null) throw new Error("Render this component inside a LabProvider.");
  return { ...context, state: useStore(context.lab) };
}

/** The name of a server where there are two of them; null where the API is the only one. */
export function useApiName(id: ApiId): string | null {
  return useLab().state.apis.fastapi === null ? null : toApiName(id);
}

/** Returns the function that writes a profile's Fastify server as code, comparable with `like`. */
export function useServerCode(): (profile: Profile, like?: Profile) => CodeLine[] {
  const context = useLab();
  return (profile, like) => toServerCode(profile, context, like);
}

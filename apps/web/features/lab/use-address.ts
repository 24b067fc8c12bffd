import { findProfile } from "@blocked/profiles";
import { useEffect } from "react";
import { readAddress, toLink } from "../../lib/address/lab-address.ts";
import { titleTemplate, toProfileTitle } from "../../lib/site/titles.ts";
import type { Lab } from "../../runner/state/lab.ts";
import type { LabState } from "../../runner/state/state.ts";

/** The address bar's profile, whether it stands for the fixed result, and its parameters. */
function readBar() {
  const query = new URLSearchParams(location.search);
  const { profileId, server } = readAddress(location.pathname, query);
  return { profileId, server, isFixed: query.get("fixed") === "1", query };
}

const isFixed = ({ shown, scenario }: LabState) => (shown ?? scenario)?.before != null;

/** The entry that the app's window got in the browser's history keeps the link of the entry before. */
type AppEntry = { openedAt: string };
const readOpenedAt = () => (history.state as Partial<AppEntry> | null)?.openedAt ?? null;

/** The last result of a profile on a server, with or without its fix, that was on the page. */
function findLast(
  { history: sent }: LabState,
  { profileId, server }: Pick<LabState, "profileId" | "server">,
  hasFix: boolean,
) {
  const last = sent.find(
    (entry) =>
      (entry.before ?? entry).profileId === profileId &&
      (entry.server === server || ("beside" in entry && entry.beside?.server === server)) &&
      (entry.before !== null) === hasFix &&
      ("results" in entry || entry.isShown),
  );
  return last ?? null;
}

/** Keeps the address bar and the document’s title at what is shown, and follows the back button. */
export function useAddress(lab: Lab, state: LabState): void {
  const { profileId, isAppOpen, isFastapiMissing, server, step } = state;
  // A link to FastAPI keeps its meaning until FastAPI runs.
  const api = isFastapiMissing ? "fastapi" : server;
  const fixed = isFixed(state);
  useEffect(() => {
    const bar = readBar();
    const isSame = bar.profileId === profileId;
    const wasAppOpen = bar.query.get("app") === "1";
    const stack = bar.query.get("stack");
    const query = isSame ? bar.query : new URLSearchParams(stack === null ? {} : { stack });
    const set = (name: string, value: string | null) =>
      value === null ? query.delete(name) : query.set(name, value);
    set("fixed", fixed ? "1" : null);
    set("step", step === null ? null : String(step));
    set("app", isAppOpen ? "1" : null);
    set("api", api === "fastify" ? null : api);
    const link = toLink(profileId) + (query.size === 0 ? "" : `?${query}`);
    const here = location.pathname + location.search;
    if (link === here) return;
    const openedAt = readOpenedAt();
    // Replacing the window's entry would leave the same page twice in the history.
    if (wasAppOpen && !isAppOpen && link === openedAt) return history.back();
    const isElsewhere = bar.profileId !== null && (!isSame || bar.server !== api);
    const isNew = isElsewhere || (fixed && !bar.isFixed);
    const to = link + (isSame ? location.hash : "");
    // The back button closes the app's window, which covers a narrow screen.
    if (isAppOpen && !wasAppOpen) history.pushState({ openedAt: here } satisfies AppEntry, "", to);
    else if (isNew) history.pushState(null, "", to);
    else history.replaceState({ openedAt: isAppOpen ? openedAt : null }, "", to);
  }, [profileId, api, fixed, step, isAppOpen]);

  useEffect(() => {
    const profile = findProfile(profileId);
    if (profile === undefined) return;
    document.title = titleTemplate.replace("%s", toProfileTitle(profile));
  }, [profileId]);

  useEffect(() => {
    // A link to a place on the page raises this event too, and changes nothing here.
    const goBack = () => {
      const bar = readBar();
      const now = lab.getState();
      if (bar.profileId === null || findProfile(bar.profileId) === undefined) return;
      lab.showApp(bar.query.get("app") === "1");
      const server = now.apis[bar.server] === null ? now.server : bar.server;
      if (bar.profileId !== now.profileId || server !== now.server) {
        const place = { profileId: bar.profileId, server };
        return void lab.open(bar.profileId, findLast(now, place, bar.isFixed), server);
      }
      const shown = now.shown ?? now.scenario;
      if (!bar.isFixed && shown?.before != null) lab.reopen(shown.before);
      if (bar.isFixed && !isFixed(now)) {
        const mended = findLast(now, now, true);
        if (mended !== null) lab.reopen(mended);
      }
    };
    addEventListener("popstate", goBack);
    return () => removeEventListener("popstate", goBack);
  }, [lab]);
}

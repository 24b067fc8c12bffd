import { findProfile } from "@blocked/profiles";
import { useEffect } from "react";
import { readAddress, toLink } from "../../lib/address/lab-address.ts";
import { titleTemplate, toProfileTitle } from "../../lib/site/titles.ts";
import type { Lab } from "../../runner/state/lab.ts";
import type { LabState } from "../../runner/state/state.ts";

/** The address bar's profile, whether it stands for the fixed result, and its parameters. */
function readBar() {
  const query = new URLSearchParams(location.search);
  const { profileId } = readAddress(location.pathname, query);
  return { profileId, isFixed: query.get("fixed") === "1", query };
}

const isFixed = ({ shown, scenario }: LabState) => (shown ?? scenario)?.before != null;

/** The entry that the app's window got in the browser's history keeps the link of the entry before. */
type AppEntry = { openedAt: string };
const readOpenedAt = () => (history.state as Partial<AppEntry> | null)?.openedAt ?? null;

/** The last result of a profile, with or without its fix, that was on the page. */
function findLast({ history: sent }: LabState, profileId: string, hasFix: boolean) {
  const last = sent.find(
    (entry) =>
      (entry.before ?? entry).profileId === profileId &&
      (entry.before !== null) === hasFix &&
      ("results" in entry || entry.isShown),
  );
  return last ?? null;
}

/** Keeps the address bar and the document’s title at what is shown, and follows the back button. */
export function useAddress(lab: Lab, state: LabState): void {
  const { profileId, isAppOpen, step } = state;
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
    const link = toLink(profileId) + (query.size === 0 ? "" : `?${query}`);
    const here = location.pathname + location.search;
    if (link === here) return;
    const openedAt = readOpenedAt();
    // Replacing the window's entry would leave the same page twice in the history.
    if (wasAppOpen && !isAppOpen && link === openedAt) return history.back();
    const isNew = (!isSame && bar.profileId !== null) || (fixed && !bar.isFixed);
    const to = link + (isSame ? location.hash : "");
    // The back button closes the app's window, which covers a narrow screen.
    if (isAppOpen && !wasAppOpen) history.pushState({ openedAt: here } satisfies AppEntry, "", to);
    else if (isNew) history.pushState(null, "", to);
    else history.replaceState({ openedAt: isAppOpen ? openedAt : null }, "", to);
  }, [profileId, fixed, step, isAppOpen]);

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
      if (bar.profileId !== now.profileId) {
        return void lab.open(bar.profileId, findLast(now, bar.profileId, bar.isFixed));
      }
      const shown = now.shown ?? now.scenario;
      if (!bar.isFixed && shown?.before != null) lab.reopen(shown.before);
      if (bar.isFixed && !isFixed(now)) {
        const mended = findLast(now, now.profileId, true);
        if (mended !== null) lab.reopen(mended);
      }
    };
    addEventListener("popstate", goBack);
    return () => removeEventListener("popstate", goBack);
  }, [lab]);
}

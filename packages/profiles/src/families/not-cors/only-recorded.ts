import type { Profile } from "../../model/profile.ts";
import { findRecordedRun } from "../../model/recorded-run.ts";
import { allAllowed } from "../shared/outcomes.ts";
import { plugin } from "../shared/policies.ts";

const common = {
  policy: plugin(),
  fix: "server-up",
  outcomes: allAllowed,
} satisfies Partial<Profile>;
/** What an ordinary browser on localhost never does. */
export const onlyRecorded: readonly Profile[] = [
  {
    ...common,
    id: "mixed-content",
    title: "An http API from an https page",
    lesson:
      "A page that came over https may not call an API over plain http. Somebody on the way could read and change the response. The browser blocks the request before it is sent, and CORS is never checked. This page came over http from your own machine, where the rule does not apply.",
    cause: "Moved the page to https, and left the API’s address as it was.",
    shows: { recorded: findRecordedRun("mixed-content") },
    change: "Serve the API over https as well, and call it so.",
  },
  {
    ...common,
    id: "local-network-access",
    title: "A public page calls your own machine",
    lesson:
      "A page from the internet needs your permission to call a server on your machine or network. Newer browsers ask for it, whatever CORS says. Without it nothing is sent, though the console reports the CORS policy. This page comes from your own machine, so it needs no permission.",
    cause: "Published the page, and left the API’s address at localhost.",
    shows: { recorded: findRecordedRun("local-network-access") },
    change: "Publish the API too; for a tool on the visitor’s own machine, ask for the permission.",
  },
];

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
      "A page that came over https may not call an API over plain http. Somebody on the network could read and change the response. The browser blocks the request before it is sent, and never checks CORS. This page came over http from your own machine, where the rule does not apply.",
    cause: "The page moved to https, and the API’s address still says http.",
    shows: { recorded: findRecordedRun("mixed-content") },
    change: "Serve the API over https too, and call its https address.",
  },
  {
    ...common,
    id: "local-network-access",
    title: "A public page calls your own machine",
    lesson:
      "A page from the internet needs your permission to call a server on your machine or network. Newer browsers ask for it, whatever CORS says. Without it the browser sends nothing, and the console reports the CORS policy. This page comes from your own machine, so it needs no permission.",
    cause: "The page was published, and the API’s address is still localhost.",
    shows: { recorded: findRecordedRun("local-network-access") },
    change: "Publish the API too. For a tool on the visitor’s own machine, ask for the permission.",
  },
];

import type { Profile } from "../profile.ts";
import { findRecordedRun } from "../recorded-run.ts";
import { asked, simple } from "./outcomes.ts";
import { correctOptions } from "./permissions.ts";

const common = {
  policy: { kind: "plugin", options: correctOptions },
  fastapi: null,
  outcomes: { ...simple, ...asked },
} satisfies Partial<Profile>;

/** What an ordinary browser on localhost cannot be brought to. */
export const onlyRecorded: readonly Profile[] = [
  {
    ...common,
    id: "mixed-content",
    title: "An http API from an https page",
    lesson:
      "A page that came over https may not ask an API over plain http: what it is told could be read and changed on the way. The browser stops the request before it is sent, and CORS is never asked. This page came over http from your own machine, where the rule does not apply.",
    cause: "Moved the page to https, and left the API’s address as it was.",
    shows: {
      recorded: findRecordedRun("mixed-content"),
      instruction: "Cannot be brought about on localhost: below is a run that was recorded.",
    },
    change: "Serve the API over https as well, and call it so.",
    fix: "server-up",
  },
  {
    ...common,
    id: "local-network-access",
    title: "A public page asks your own machine",
    lesson:
      "A page from the internet that asks a server on your machine or in your network needs your permission in newer browsers, whatever CORS says. Where it is refused nothing is sent, though the console speaks of the CORS policy. This page comes from your own machine itself, so no permission is asked for.",
    cause: "Published the page, and left the API’s address at localhost.",
    shows: {
      recorded: findRecordedRun("local-network-access"),
      instruction: "Cannot be brought about on localhost: below is a run that was recorded.",
    },
    change: "Publish the API too; for a tool on the visitor’s own machine, ask for the permission.",
    fix: "server-up",
  },
];

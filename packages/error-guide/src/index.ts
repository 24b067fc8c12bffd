export { groups } from "./advice.ts";
export { type Cause, toCauses, toRecordId, toShownCause } from "./causes.ts";
export { toDistinction } from "./distinction.ts";
export { toLinks } from "./links.ts";
export { isRecorded, toExampleMessage, toMessagesOf } from "./messages.ts";
export { whyNotRun } from "./not-run.ts";
export { type ErrorPage, errorPages, findErrorPage, groupOf, toSlug } from "./pages.ts";
export { findRecorded, recordedRows, recordedVersions } from "./recorded.ts";
export { toScriptFix, toSteps } from "./steps.ts";

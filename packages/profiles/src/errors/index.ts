export {
  type Cause,
  findRecorded,
  type Recorded,
  type RecordedCause,
  recordedVersions,
  toCauses,
  toFix,
  toRecordId,
  toShownCause,
} from "./causes.ts";
export { type Link, toLinks } from "./links.ts";
export { toMarkdown, toMarkdownIndex } from "./markdown.ts";
export { toScriptFix, toSteps } from "./steps.ts";
export { toTell } from "./tell.ts";
export { whyNotRun } from "./unreached.ts";
export { isHeard, toSentence, toWordsOf } from "./words.ts";
export {
  type ErrorPage,
  errorPages,
  findErrorPage,
  groupOf,
  groups,
  toExample,
  toSlug,
} from "./pages.ts";

export { type CaseId, caseIds, cases, otherOrigin, pageOrigin } from "./cases.ts";
export type {
  MeasuredCase,
  MeasuredExchange,
  MeasuredRequest,
  MeasuredVerdict,
  SeenVerdict,
  ServerRecording,
} from "./recording.ts";
export { type RequestId, requestIds, requests, toRequest } from "./requests.ts";
export { chapters, type Row, type Shown } from "./rows.ts";
export {
  type Cell,
  findMistakes,
  type Group,
  isSeenOf,
  type Look,
  type Mistake,
  toAnchor,
  toCell,
  toGroups,
  toShortTitles,
} from "./table.ts";

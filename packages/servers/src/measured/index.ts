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
export {
  type Cell,
  chapters,
  type Group,
  type Look,
  type Row,
  type Shown,
  toAnchor,
  toCell,
  toGroups,
  toShortTitles,
} from "./table.ts";

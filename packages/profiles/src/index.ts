export { terms } from "./glossary.ts";
export { families, findProfile, getFix, profiles } from "./catalogue.ts";
export {
  type CodeLine,
  correctSetup,
  type OptionName,
  toFastApiCode,
  toFastifyCode,
  toSetupCode,
  toText,
} from "./code.ts";
export { correctOptions } from "./families/permissions.ts";
export { diff, type DiffLine } from "./diff.ts";
export { decode, decodePolicy, encode, longestEncoded } from "./encode.ts";
export {
  fillIn,
  hooks,
  type Pattern,
  type PluginOptions,
  type Policy,
  type RawAnswer,
  type RawPolicy,
  type SetupPolicy,
  toRegExp,
} from "./policy.ts";
export {
  type Draft,
  type From,
  getProbe,
  type Probe,
  type ProbeId,
  probes,
  type RequestKind,
} from "./probe.ts";
export { needsKey } from "./needs-key.ts";
export { limits, optionNames, PolicyError, readPolicy } from "./read-policy.ts";
export {
  type ExchangeSummary,
  type FastApi,
  type Family,
  getOutcome,
  getRecorded,
  getScenario,
  getShown,
  isHarmed,
  type Outcome,
  type Profile,
} from "./profile.ts";
export type { Difference, Elsewhere } from "./elsewhere/elsewhere.ts";
export { toExpressCode } from "./elsewhere/express.ts";
export { toHonoCode } from "./elsewhere/hono.ts";
export { toNginxCode } from "./elsewhere/nginx.ts";
export { type Needs, type TakeHome, toTakeHome } from "./elsewhere/take-home.ts";
export { type RecordedRow, type Recording, toCanonical, toMeaning } from "./record.ts";
export {
  countOnce,
  getDecisive,
  getStepEnd,
  getWhy,
  type Scenario,
  type ScenarioRequest,
  type ScenarioStep,
  type Sight,
  toBase,
  toCall,
  toScript,
} from "./scenario.ts";
export type { RecordedRun } from "./recorded-run.ts";
export { toUpstreamIssues } from "./upstream-issues.ts";

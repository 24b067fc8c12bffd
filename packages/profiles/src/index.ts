export { families, findProfile, getFix, profiles } from "./catalogue.ts";
export { preflightedRequests } from "./families/shared/outcomes.ts";
export { correctOptions } from "./families/shared/policies.ts";
export { needsKey } from "./needs-key.ts";
export { blocked, type ExchangeSummary, type Outcome } from "./outcome.ts";
export { decode, decodePolicy, encode, longestEncoded } from "./policy/encode.ts";
export {
  fillIn,
  hooks,
  type Pattern,
  type PluginOptions,
  type PluginPolicy,
  type Policy,
  type RawAnswer,
  type RawPolicy,
  type SetupPolicy,
  toRegExp,
} from "./policy/policy.ts";
export { limits, optionNames, PolicyError, readPolicy } from "./policy/read-policy.ts";
export {
  type Draft,
  type From,
  getProbe,
  type Probe,
  type ProbeId,
  probes,
  type RequestKind,
} from "./probe.ts";
export {
  type Family,
  getOutcome,
  getRecorded,
  getScenario,
  getShown,
  isHarmed,
  type Profile,
} from "./profile.ts";
export type { RecordedRun } from "./recordings/recorded-run.ts";
export {
  type RecordedRow,
  type Recording,
  toCanonical,
  toMeaning,
} from "./recordings/recording.ts";
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
export { type Link, toUpstreamIssues } from "./upstream-issues.ts";

export { families, findProfile, getFix, profiles } from "./catalogue.ts";
export { preflightedRequests } from "./families/shared/outcomes.ts";
export { correctOptions } from "./families/shared/policies.ts";
export { needsKey } from "./model/needs-key.ts";
export { blocked, type ExchangeSummary, type Outcome } from "./model/outcome.ts";
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
} from "./model/probe.ts";
export {
  type Family,
  getOutcome,
  getRecorded,
  getScenario,
  getShown,
  isHarmed,
  type Profile,
} from "./model/profile.ts";
export type { RecordedRun } from "./model/recorded-run.ts";
export { type RecordedRow, type Recording, toCanonical, toMeaning } from "./model/recording.ts";
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
} from "./model/scenario.ts";
export { type Link, toUpstreamIssues } from "./model/upstream-issues.ts";

export { families, findProfile, getFix, profiles } from "./catalogue.ts";
export { type CodeLine, type OptionName, toFastApiCode, toFastifyCode, toText } from "./code.ts";
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
  toRegExp,
} from "./policy.ts";
export {
  type Draft,
  getProbe,
  type Probe,
  type ProbeId,
  probes,
  type RequestKind,
} from "./probe.ts";
export { limits, optionNames, PolicyError, readPolicy } from "./read-policy.ts";
export type { ExchangeSummary, FastApi, Family, Outcome, Profile } from "./profile.ts";

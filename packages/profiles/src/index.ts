export { families, findProfile, getFix, profiles } from "./catalogue.ts";
export { type CodeLine, type OptionName, toFastApiCode, toFastifyCode, toText } from "./code.ts";
export { diff, type DiffLine } from "./diff.ts";
export { fillIn, type PluginOptions, type Policy } from "./policy.ts";
export {
  type Draft,
  getProbe,
  type Probe,
  type ProbeId,
  probes,
  type RequestKind,
} from "./probe.ts";
export type { ExchangeSummary, FastApi, Family, Outcome, Profile } from "./profile.ts";

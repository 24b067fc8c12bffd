// Written by `pnpm generate` from the quirks: code that only decides need not load their texts and runs.
import type { EngineRules } from "../engine-rules.ts";
import { standard } from "./standard.ts";

export const webkit: EngineRules = {
  ...standard,
  id: "webkit",
  joinsRequestLines: true,
  largestRange: 18446744073709551615n,
  readsRangeLoosely: true,
  checksPreflightStatusFirst: true,
  wildcardCoversAuthorization: true,
  multipleAllowOrigin: "commas",
  namesInvalidAllowOrigin: false,
  followsEveryRedirectStatus: true,
  joinsLocations: true,
  failsEmptyLocation: true,
  namesBrokenRedirect: true,
  disabledRedirectSchemes: ["ftp", "ftps"],
  preflightsAfterRedirects: true,
  preflightsFirstHeaders: true,
  makesDeleteGetAcrossOrigins: true,
  keepsOriginOnRedirect: true,
  cachesUploadsByMethod: true,
  readsSignedMaxAge: true,
  reinterpretsCachedWildcards: true,
  cachesRefusedPreflights: true,
  replacesInvalidUtf8: true,
  namesRefusedHeader: "as-set",
  longestMaxAge: 600,
  replacesCachedPreflights: true,
};

import { engines } from "@blocked/cors-protocol";
import { errorPages, recordedRows } from "@blocked/error-guide";
import { servers } from "@blocked/servers";

/** What has been measured, counted from the data of this repository. */
export const numbers: readonly { count: number; what: string }[] = [
  { count: engines.length, what: "browser engines, each driven by the tests" },
  {
    count: engines.reduce((sum, engine) => sum + recordedRows[engine], 0),
    what: "verdicts of real browsers, recorded and compared",
  },
  { count: servers.length, what: "servers whose code shows each fix" },
  { count: errorPages.length, what: "errors explained, with every cause" },
];

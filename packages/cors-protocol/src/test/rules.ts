import { rulesOf } from "../quirks/rules.ts";

export const firefox = rulesOf("firefox");
export const webkit = rulesOf("webkit");

import { type Engine, engines as all } from "@blocked/cors-protocol";
import { parseEngines, suite } from "../settings.ts";

export type Choice = {
  wanted: readonly Engine[];
  /** The run fails without these: engines that were named, or that E2E_REQUIRE names. */
  needed: readonly Engine[];
};

/** Reads `--engines` and removes it from the arguments. `all` means those that are installed. */
export function readEngineFlag(given: string[]): Choice & { args: string[] } {
  const flag = given.find((argument) => argument.startsWith("--engines"));
  const wanted =
    flag === undefined ? suite.engines : parseEngines(flag.split("=")[1] ?? "", "--engines");
  const needed =
    wanted.length < all.length ? wanted : wanted.filter((one) => suite.required.includes(one));
  return { args: given.filter((argument) => argument !== flag), wanted, needed };
}

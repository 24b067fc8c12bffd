import { fileURLToPath } from "node:url";
import { type Engine, engines } from "@blocked/cors-protocol";
import { PlainError, readPort, toOrigin } from "@blocked/lab";

// oxlint-disable-next-line eslint/no-restricted-properties -- the suite's own switches, read here and nowhere else
const environment = process.env;

const webPort = readPort(environment, "E2E_WEB_PORT", 0);
const apiPort = readPort(environment, "E2E_API_PORT", 0);
const evilPort = readPort(environment, "E2E_EVIL_PORT", 0);

export const suite = {
  /** The suite's own ports, apart from those of a lab that is running; 0 until the servers are started. */
  webPort,
  apiPort,
  evilPort,
  /** The lab page's origin. */
  web: toOrigin(webPort),
  api: toOrigin(apiPort),
  /** The attacker page's origin. */
  evil: toOrigin(evilPort),
  /** What this run writes, and no other run beside it. */
  folder: environment["E2E_FOLDER"] ?? fileURLToPath(new URL("test-results", import.meta.url)),
  /** Whether the command for the whole suite listens, in place of a person. */
  isReported: environment["E2E_REPORTED"] === "1",
  /** The engines to drive. */
  engines: readEngines("E2E_ENGINES", ["chromium"]),
  /** Those without which a run is a failure. */
  required: readEngines("E2E_REQUIRE", []),
  /** The browsers to drive, in place of those that are found. */
  executables: {
    chromium: environment["E2E_CHROMIUM"],
    firefox: environment["E2E_FIREFOX"],
    webkit: environment["E2E_WEBKIT"],
  },
  mayInstall: environment["E2E_INSTALL"] !== "0",
  /** Whether a sentence that drifted is a failure even in a version that nobody recorded. */
  strict: environment["E2E_STRICT"] === "1",
  /** Whether this run writes the reference. */
  recording: environment["E2E_RECORD"] === "1",
  /** Whether this run only takes pictures. */
  picturing: environment["E2E_PICTURES"] === "1",
  /** Whether this run only times the matrix: `pnpm bench:browser`. */
  timing: environment["E2E_TIMING"] === "1",
  /** How many random cases are performed, and from which seed they come. */
  differential: {
    runs: readNumber("E2E_RUNS", 100),
    seed: readNumber("E2E_SEED", Math.floor(Math.random() * 2 ** 31)),
    /** Whether somebody looks on: `pnpm differential`. */
    /** Whether every disagreement is wanted, none of them shrunk. */
    isSurvey: environment["E2E_SURVEY"] === "1",
    showsProgress: environment["E2E_PROGRESS"] === "1",
  },
  inCi: environment["CI"] !== undefined,
  /** For the processes that tests start. */
  path: environment["PATH"] ?? "",
};

function readEngines(name: string, fallback: Engine[]): Engine[] {
  const value = environment[name];
  return value === undefined ? fallback : parseEngines(value, name);
}

/** @throws PlainError for an engine that nobody knows */
export function parseEngines(value: string, name: string): Engine[] {
  if (value === "all") return [...engines];
  const unknown = value.split(",").find((one) => !engines.some((engine) => engine === one));
  if (unknown === undefined) return engines.filter((engine) => value.split(",").includes(engine));
  throw new PlainError(
    `${name} names "${unknown}": give it all, or some of ${engines.join(",")}, separated by commas.`,
  );
}

function readNumber(name: string, fallback: number): number {
  const value = environment[name];
  if (value === undefined) return fallback;
  if (/^\d{1,10}$/.test(value)) return Number(value);
  throw new PlainError(`${name} is "${value}": give it a whole number.`);
}

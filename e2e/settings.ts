import { fileURLToPath } from "node:url";
import { type Engine, engines } from "@blocked/cors-protocol";
import { PlainError, readPort, toOrigin } from "@blocked/lab";

// oxlint-disable-next-line eslint/no-restricted-properties -- the only reader of the suite's environment
const environment = process.env;

const webPort = readPort(environment, "E2E_WEB_PORT", 0);
const apiPort = readPort(environment, "E2E_API_PORT", 0);
const attackerPort = readPort(environment, "E2E_EVIL_PORT", 0);

export const suite = {
  /** Ports of the suite's own, so that it can run beside a lab; 0 until the servers run. */
  webPort,
  apiPort,
  attackerPort,
  /** The origins of the lab's page, of the API and of the attacker's page. */
  web: toOrigin(webPort),
  api: toOrigin(apiPort),
  attacker: toOrigin(attackerPort),
  /** A folder that no other run writes to. */
  folder: environment["E2E_FOLDER"] ?? fileURLToPath(new URL("test-results", import.meta.url)),
  /** Whether `pnpm test` reads the results instead of a person. */
  isReported: environment["E2E_REPORTED"] === "1",
  engines: readEngines("E2E_ENGINES", ["chromium"]),
  /** A run fails without these engines. */
  required: readEngines("E2E_REQUIRE", []),
  /** Programs to drive instead of those found on this machine. */
  executables: {
    chromium: environment["E2E_CHROMIUM"],
    firefox: environment["E2E_FIREFOX"],
    webkit: environment["E2E_WEBKIT"],
  },
  mayInstall: environment["E2E_INSTALL"] !== "0",
  /** Whether drift is a failure even in a version without a reference. */
  strict: environment["E2E_STRICT"] === "1",
  /** Whether this run writes the reference: `pnpm reference`. */
  recording: environment["E2E_RECORD"] === "1",
  /** Whether this run only takes pictures: `pnpm pictures`. */
  picturing: environment["E2E_PICTURES"] === "1",
  /** Whether this run also tests FastAPI: `pnpm e2e --fastapi`. */
  hasFastApi: environment["E2E_FASTAPI"] === "1",
  /** Whether this run only measures time: `pnpm bench:browser`. */
  timing: environment["E2E_TIMING"] === "1",
  differential: {
    runs: readNumber("E2E_RUNS", 100),
    seed: readNumber("E2E_SEED", Math.floor(Math.random() * 2 ** 31)),
    /** Whether the run lists every difference as found, without shrinking it: `--survey`. */
    isSurvey: environment["E2E_SURVEY"] === "1",
    /** Whether a person watches: `pnpm differential`. */
    showsProgress: environment["E2E_PROGRESS"] === "1",
  },
  inCi: environment["CI"] !== undefined,
  /** PATH for the processes that tests start. */
  path: environment["PATH"] ?? "",
};

function readEngines(name: string, fallback: Engine[]): Engine[] {
  const value = environment[name];
  return value === undefined ? fallback : parseEngines(value, name);
}

/** @throws PlainError for an unknown engine */
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

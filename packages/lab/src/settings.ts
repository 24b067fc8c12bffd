import { PlainError } from "./plain-error.ts";
import { readPort, toNextPort } from "./port-setting.ts";

/** What can be set from outside. All of it has a default; there is no .env file. */
export type Settings = {
  webPort: number;
  apiPort: number;
  /** Where the attacker page is served from: another origin of the same site. */
  evilPort: number;
  /** Where FastAPI listens, if the lab runs with it. */
  fastapiPort: number;
  /** The origin of a FastAPI server that serves the same profiles; null without one. */
  fastapiUrl: string | null;
  /** The SQLite file, seen from the top folder; its folder is made when it is missing. */
  databasePath: string;
  /** Signs the session tokens; null for a random one at each start. */
  jwtSecret: string | null;
  /** How much the API's log says; `info` has two lines for each request. */
  logLevel: LogLevel;
  /** Serve what `pnpm build` made, in place of compiling on demand. */
  production: boolean;
};

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

type Environment = Record<string, string | undefined>;

/** The reader of all settings. The suite's own switches are its own; this package also hands the environment on. */
export function readSettings(environment: Environment = process.env): Settings {
  const webPort = readPort(environment, "WEB_PORT", 3000);
  const apiPort = readPort(environment, "API_PORT", 4000);
  if (webPort === apiPort) {
    throw new PlainError(
      `WEB_PORT and API_PORT are both ${webPort}: give them two different ports, because another port is what makes another origin.`,
    );
  }
  const evilPort = readPort(environment, "EVIL_PORT", toNextPort(webPort, 1, apiPort));
  if (evilPort === webPort || evilPort === apiPort) {
    throw new PlainError(
      `EVIL_PORT is ${evilPort}, as is another port of the lab: give it one of its own, because the attacker page is another origin.`,
    );
  }
  const secret = environment["JWT_SECRET"];
  if (secret !== undefined && secret.length < 16) {
    throw new PlainError(
      "JWT_SECRET is shorter than 16 characters: make it longer, or leave it out for a random one.",
    );
  }
  const databasePath = environment["DATABASE_PATH"] ?? ".data/lab.sqlite";
  if (databasePath.trim() === "") {
    throw new PlainError(
      "DATABASE_PATH is empty: give it a file, or leave it out for .data/lab.sqlite.",
    );
  }
  return {
    webPort,
    apiPort,
    evilPort,
    fastapiPort: readPort(environment, "FASTAPI_PORT", 8000),
    fastapiUrl: readOrigin(environment, "FASTAPI_URL"),
    databasePath,
    jwtSecret: secret ?? null,
    logLevel: readLogLevel(environment),
    production: environment["NODE_ENV"] === "production",
  };
}

/** The page sends cookies to it, so it has to be on this machine, under the page's own name. */
function readOrigin(environment: Environment, name: string): string | null {
  const value = environment[name];
  if (value === undefined) return null;
  if (/^http:\/\/localhost(?::\d+)?\/?$/.test(value) && URL.canParse(value)) {
    return new URL(value).origin;
  }
  throw new PlainError(`${name} is "${value}": give it an address such as http://localhost:8000.`);
}

function readLogLevel(environment: Environment): LogLevel {
  const value = environment["LOG_LEVEL"];
  const level = logLevels.find((one) => one === (value ?? "warn"));
  if (level !== undefined) return level;
  throw new PlainError(`LOG_LEVEL is "${value}": give it one of ${logLevels.join(", ")}.`);
}

/** The origin as browsers write it; `localhost` everywhere, because 127.0.0.1 is another origin. */
export function toOrigin(port: number): string {
  return `http://localhost:${port}`;
}

/** Every spelling under which one port of this machine can be called: three origins, one server. */
export function toLoopbackOrigins(port: number): [string, ...string[]] {
  return [toOrigin(port), `http://127.0.0.1:${port}`, `http://[::1]:${port}`];
}

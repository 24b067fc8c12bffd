import { expect, test } from "vitest";
import { PlainError } from "./plain-error.ts";
import { badPorts, toNextPort } from "./port-setting.ts";
import { readSettings, type Settings, toOrigin, toLoopbackOrigins } from "./settings.ts";

const defaults: Settings = {
  webPort: 3000,
  apiPort: 4000,
  evilPort: 3001,
  fastapiPort: 8000,
  fastapiUrl: null,
  databasePath: ".data/lab.sqlite",
  jwtSecret: null,
  logLevel: "warn",
  production: false,
};
const secret = "sixteen letters.";

const accepted: [rule: string, environment: Record<string, string>, want: Partial<Settings>][] = [
  ["nothing has to be set", {}, {}],
  [
    "two other ports",
    { WEB_PORT: "20001", API_PORT: "20002" },
    { webPort: 20001, apiPort: 20002, evilPort: 20003 },
  ],
  [
    "the lowest port and the highest",
    { WEB_PORT: "1024", API_PORT: "65535" },
    { webPort: 1024, apiPort: 65535, evilPort: 1025 },
  ],
  [
    "each takes the other's default",
    { WEB_PORT: "4000", API_PORT: "3000" },
    { webPort: 4000, apiPort: 3000, evilPort: 4001 },
  ],
  ["a port for the attacker page", { EVIL_PORT: "3500" }, { evilPort: 3500 }],
  [
    "the attacker page below the highest port",
    { WEB_PORT: "65535" },
    { webPort: 65535, evilPort: 65534 },
  ],
  [
    "the attacker page beside the page, but on no bad port",
    { WEB_PORT: "5059" },
    { webPort: 5059, evilPort: 5062 },
  ],
  [
    "a default port beside a bad one, and beside the API's",
    { WEB_PORT: "5999", API_PORT: "6001" },
    { webPort: 5999, apiPort: 6001, evilPort: 6002 },
  ],
  ["another port for FastAPI", { FASTAPI_PORT: "8001" }, { fastapiPort: 8001 }],
  [
    "a FastAPI server",
    { FASTAPI_URL: "http://localhost:8000/" },
    { fastapiUrl: "http://localhost:8000" },
  ],
  ["another file", { DATABASE_PATH: "/tmp/a.sqlite" }, { databasePath: "/tmp/a.sqlite" }],
  ["a secret of 16 characters", { JWT_SECRET: secret }, { jwtSecret: secret }],
  ["a log that says more", { LOG_LEVEL: "info" }, { logLevel: "info" }],
  ["a log that says nothing", { LOG_LEVEL: "silent" }, { logLevel: "silent" }],
  ["production", { NODE_ENV: "production" }, { production: true }],
  ["any other mode", { NODE_ENV: "test" }, { production: false }],
];

test.for(accepted)("readSettings › %s › accepted", ([, environment, want]) => {
  expect(readSettings(environment)).toEqual({ ...defaults, ...want });
});

const port = (name: string, value: string): [Record<string, string>, string] => [
  { [name]: value },
  `${name} is "${value}": give it a port number from 1024 to 65535.`,
];
const short =
  "JWT_SECRET is shorter than 16 characters: make it longer, or leave it out for a random one.";
const empty = "DATABASE_PATH is empty: give it a file, or leave it out for .data/lab.sqlite.";
const logLevel = (value: string): [Record<string, string>, string] => [
  { LOG_LEVEL: value },
  `LOG_LEVEL is "${value}": give it one of fatal, error, warn, info, debug, trace, silent.`,
];
const same = (taken: number) =>
  `WEB_PORT and API_PORT are both ${taken}: give them two different ports, because another port is what makes another origin.`;

const refused: [environment: Record<string, string>, sentence: string][] = [
  port("WEB_PORT", "abc"),
  port("API_PORT", "abc"),
  port("WEB_PORT", ""),
  port("WEB_PORT", "0"),
  port("WEB_PORT", "1023"),
  port("WEB_PORT", "65536"),
  port("WEB_PORT", "-3000"),
  port("WEB_PORT", "3000.5"),
  port("WEB_PORT", "3e3"),
  port("WEB_PORT", "0xbb8"),
  port("WEB_PORT", " 3000"),
  [{ WEB_PORT: "20000", API_PORT: "20000" }, same(20000)],
  [{ WEB_PORT: "4000" }, same(4000)],
  [
    { EVIL_PORT: "4000" },
    "EVIL_PORT is 4000, as is another port of the lab: give it one of its own, because the attacker page is another origin.",
  ],
  [{ API_PORT: "3000" }, same(3000)],
  logLevel("loud"),
  logLevel("WARN"),
  logLevel(""),
  [{ DATABASE_PATH: "" }, empty],
  [{ DATABASE_PATH: " " }, empty],
  ...[
    "",
    "localhost:8000",
    "https://localhost:8000",
    "http://127.0.0.1:8000",
    "http://localhost:8000/p",
  ].map((value): [Record<string, string>, string] => [
    { FASTAPI_URL: value },
    `FASTAPI_URL is "${value}": give it an address such as http://localhost:8000.`,
  ]),
  [
    { FASTAPI_URL: "http://localhost:99999" },
    'FASTAPI_URL is "http://localhost:99999": give it an address such as http://localhost:8000.',
  ],
  [{ JWT_SECRET: "" }, short],
  [{ JWT_SECRET: secret.slice(1) }, short],
];

test.for(refused)("readSettings › %o › refused in one sentence", ([environment, sentence]) => {
  expect(() => readSettings(environment)).toThrow(new PlainError(sentence));
});

const blocked = [...badPorts].flatMap((port) =>
  ["WEB_PORT", "API_PORT", "EVIL_PORT"].map((name) => [name, port] as const),
);

test.for(blocked)("readSettings › %s on the bad port %d › refused", ([name, port]) => {
  const sentence = `${name} is ${port}, a port that every browser blocks (https://fetch.spec.whatwg.org/#port-blocking): give it another port.`;
  expect(() => readSettings({ [name]: String(port) })).toThrow(new PlainError(sentence));
});

/** Whether Node's fetch, made after the standard, opens no connection; any other failure would be of a connection. */
async function isBlocked(port: number): Promise<boolean> {
  const dispatcher = {
    dispatch: () => {
      throw new Error("A connection.");
    },
  };
  const init = { dispatcher } as unknown as RequestInit;
  const reason = await fetch(`http://localhost:${port}`, init).catch((error: Error) => error.cause);
  return reason instanceof Error && reason.message === "bad port";
}

test("bad ports › in Node's fetch › blocked, and their neighbours are not", async () => {
  const ports = [...new Set([...badPorts].flatMap((port) => [port - 1, port, port + 1]))];
  const answers = await Promise.all(ports.map(isBlocked));
  expect(new Set(ports.filter((_, index) => answers[index]))).toEqual(badPorts);
});

test("toNextPort › beside bad ports › returns a good one", () => {
  expect(toNextPort(10_070, 10)).toBe(10_090);
});

test("toLoopbackOrigins › a port › three origins, localhost first", () => {
  expect(toLoopbackOrigins(3000)).toEqual([
    "http://localhost:3000",
    "http://127.0.0.1:3000",
    "http://[::1]:3000",
  ]);
  expect(toLoopbackOrigins(3000)[0]).toBe(toOrigin(3000));
});

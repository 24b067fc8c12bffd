import { expect, test } from "vitest";
import { readArguments } from "./arguments.ts";
import { UsageError } from "./usage-error.ts";

const from = ["--from", "http://localhost:3000"];
const url = "http://localhost:4000/items";

function examineArguments(...args: string[]) {
  const command = readArguments([...args, ...from]);
  if (command.kind !== "examine") throw new Error(command.kind);
  return command;
}

test("arguments › an address alone › a GET for every engine, nothing written, no cookies", () => {
  const { asked, options } = examineArguments(url);
  expect(asked).toEqual({ url, method: "GET", headers: [], body: null, cookie: null });
  expect(options).toEqual({
    from: "http://localhost:3000",
    credentials: false,
    engines: ["chromium", "firefox", "webkit"],
    send: false,
  });
});

test("arguments › everything › as given", () => {
  const { asked, options, output, network } = examineArguments(
    "patch",
    url,
    "-H",
    "X-A: 1",
    "--header=x-a:2",
    "-d",
    "é",
    "-b",
    "a=1",
    "--cookie",
    "b=2",
    "--send",
    "--engine",
    "webkit",
    "--stack",
    "nginx",
    "--json",
    "--resolve",
    "localhost:4000:[::1]",
    "--connect-timeout",
    "1.5",
  );
  expect(asked.method).toBe("patch");
  expect(asked.headers).toEqual([
    ["X-A", "1"],
    ["x-a", "2"],
  ]);
  expect(Buffer.from(asked.body ?? []).toString()).toBe("é");
  expect(asked.cookie).toBe("a=1; b=2");
  expect(options).toMatchObject({ credentials: true, send: true, engines: ["webkit"] });
  expect(output).toEqual({ stack: "nginx", format: "json", showsSecrets: false });
  expect(network.resolve).toEqual([{ host: "localhost", port: 4000, address: "::1" }]);
  expect(network.connectTimeout).toBe(1500);
});

test("arguments › a body without a method › POST", () => {
  expect(examineArguments(url, "-d", "a").asked.method).toBe("POST");
});

const wrong: [args: string[], sentence: RegExp][] = [
  [[], /^--from is missing: /],
  [[url], /^--from is missing: /],
  [["--json", ...from], /^<url> is missing/],
  [[url, "--from", "http://localhost:3000/"], /^--from: .* Write http:\/\/localhost:3000\.$/],
  [[url, "--from", "localhost:3000"], /^--from: The scheme is missing\. Write http:/],
  [["localhost:4000/items", ...from], /^<url>: .* such as http:\/\/localhost:4000\/items\.$/],
  [["ftp://a/", ...from], /^<url>: ftp:\/\/a\/ is no address/],
  [["http://me:secret@a/", ...from], /^<url>: fetch refuses/],
  [["GET", url, "more", ...from], /^more is one argument too many/],
  [["G ET", url, ...from], /^METHOD: /],
  [["TRACE", url, ...from], /^METHOD: no browser/],
  [["GET", url, "-d", "a", ...from], /^--data: no browser sends a body with GET/],
  [["PUT", url, "-d", "@/no/such/file", ...from], /^--data: the file \/no\/such\/file/],
  [[url, "-H", "no colon", ...from], /^-H: /],
  [[url, "-H", "a: b\nc: d", ...from], /^-H: a value has one line/],
  [[url, "-H", "a: 😀", ...from], /^-H: fetch refuses/],
  [[url, "--engine", "opera", ...from], /^--engine: opera is none of all, chromium/],
  [[url, "--stack", "rails", ...from], /^--stack: rails is none of fastify/],
  [[url, "--resolve", "a:b", ...from], /^--resolve: /],
  [[url, "--max-time", "soon", ...from], /^--max-time: soon is no number/],
  [[url, "--sned", ...from], /^--sned is no option/],
  [[url, "--from"], /^--from needs a value/],
  [[url, "--send=yes", ...from], /^--send takes no value/],
];

test.for(wrong)("arguments › %j › one sentence that names the argument", ([args, sentence]) => {
  // Without any argument the help is shown.
  const given = args.length === 0 ? ["GET", url] : args;
  expect(() => readArguments(given)).toThrow(UsageError);
  expect(() => readArguments(given)).toThrow(sentence);
});

test("arguments › none, and --help › the help", () => {
  expect([readArguments([]).kind, readArguments(["--help"]).kind]).toEqual(["help", "help"]);
});

test("explain › without a file › the standard input", () => {
  expect(readArguments(["explain"])).toMatchObject({ kind: "explain", file: "-" });
  expect(() => readArguments(["explain", "a", "b"])).toThrow(/^explain reads one file/);
});

test("arguments › survey › the address, the page and the format", () => {
  const command = readArguments(["survey", url, ...from, "--junit", "-b", "a=1", "-k"]);
  expect(command).toMatchObject({
    kind: "survey",
    url,
    from: "http://localhost:3000",
    cookie: "a=1",
    network: { insecure: true },
    output: { format: "junit" },
  });
});

test("arguments › check › the file, the engines and whether to send", () => {
  const command = readArguments(["check", "a.json", "--engine", "firefox", "--send", "--sarif"]);
  expect(command).toMatchObject({
    kind: "check",
    file: "a.json",
    engines: ["firefox"],
    send: true,
    output: { format: "sarif" },
  });
});

const wrongOthers: typeof wrong = [
  [["survey", ...from], /^<url> is missing/],
  [["survey", url], /^--from is missing/],
  [["survey", url, "--from", "null"], /^--from: a survey needs the origin of a page/],
  [["survey", url, url, ...from], /^survey takes one address/],
  [["survey", url, ...from, "--send"], /^--send does not go with survey/],
  [["check"], /^check takes one file/],
  [["check", "a", "b"], /^check takes one file/],
  [["check", "a", ...from], /^--from does not go with check/],
  [["explain", "a", "--junit"], /^--junit does not go with explain/],
  [[url, ...from, "--json", "--sarif"], /^--json and --sarif exclude each other/],
];

test.for(wrongOthers)("arguments › %j › one sentence", ([args, sentence]) => {
  expect(() => readArguments(args)).toThrow(UsageError);
  expect(() => readArguments(args)).toThrow(sentence);
});

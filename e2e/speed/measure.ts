import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import {
  chromium,
  createRequest,
  type Exchange,
  judge,
  pairUp,
  quirks,
  simulate,
  toConsoleLines,
} from "@blocked/cors-protocol";
import { readPaste } from "@blocked/cors-protocol/paste";
import { build } from "esbuild";

// `pnpm measure` prints the size and the speed of cors-protocol. Nothing asserts them.
const page = ["judge", "pairUp", "toConsoleLines", "explanations", "isPreflight", "getHeader"];
const reader = ["judge", "toConsoleLines", "explanations", "readLine"];
print(`${await weigh(page)} bytes gzipped: what the lab's page needs`);
print(`${await weigh(reader)} bytes gzipped: verdict, messages, explanations and readLine`);
print(`${await countVerdicts()} verdicts a second, each with its messages`);
for (const [what, part] of [
  ["lines about CORS", "Access to fetch at 'http://a/' has been blocked by CORS policy: x\n"],
  ["prose", "The quick brown fox jumps over the lazy dog.\n"],
  ["several scripts", "äß漢字仮名한국어İ😀 "],
  ["response heads", "HTTP/1.1 200 OK\nVary: Origin\n\n"],
  ["line breaks", "\n"],
  ["braces", "{"],
] as const) {
  print(`${timeReading(part)} ms to read a megabyte of ${what}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The best of five, since a busy machine only adds time. */
function timeReading(part: string): number {
  const text = part.repeat(Math.ceil(1e6 / part.length)).slice(0, 1e6);
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    readPaste(text);
    return performance.now() - start;
  });
  return Math.round(Math.min(...times));
}

/** Bundles these exports alone and minifies them, as a page would. */
async function weigh(names: string[]): Promise<number> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { ${names.join(", ")} } from "@blocked/cors-protocol";`,
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? "").length;
}

/** Judges the runs of all quirks for one second, after one second of warming up. */
async function countVerdicts(): Promise<number> {
  const url = "http://localhost:4000/items";
  const cases = await Promise.all(
    quirks.map(async ({ run }) => {
      const request = createRequest({ ...run.request, url }, "http://localhost:3000", chromium);
      const exchanges: Exchange[] = [];
      await simulate(request, ({ method, headers, hop, phase }) => {
        const response = run.hops[hop]?.[phase] ?? null;
        const rest = { handlerRan: true, rowsWritten: 0, at: 0 };
        exchanges.push({ method, path: "/items", requestHeaders: headers, response, ...rest });
        return response;
      });
      return { request, exchanges };
    }),
  );
  const judgeForOneSecond = (): number => {
    const end = performance.now() + 1000;
    let count = 0;
    while (performance.now() < end) {
      for (const { request, exchanges } of cases) {
        const verdict = judge(request, exchanges);
        toConsoleLines(request, exchanges, verdict);
        pairUp(verdict, exchanges);
        count += 1;
      }
    }
    return count;
  };
  judgeForOneSecond();
  return judgeForOneSecond();
}

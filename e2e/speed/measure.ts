import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import {
  chromium,
  createRequest,
  quirks,
  type Exchange,
  simulate,
  judge,
  pairUp,
  toConsoleLines,
} from "@blocked/cors-protocol";

// `pnpm measure` prints the size and the speed of cors-protocol. Nothing asserts them.
const parts: [what: string, names: string[]][] = [
  [
    "what the lab's page needs (verdict, messages, explanations)",
    ["judge", "pairUp", "toConsoleLines", "explanations", "isPreflight", "getHeader"],
  ],
  ["the same and readLine", ["judge", "toConsoleLines", "explanations", "readLine"]],
];
for (const [what, names] of parts) {
  process.stdout.write(`${await weigh(names)} bytes gzipped: ${what}\n`);
}
process.stdout.write(`${await countVerdicts()} verdicts a second, each with its messages\n`);

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
  const origin = "http://localhost:3000";
  const cases = await Promise.all(
    quirks.map(async ({ run }) => {
      const url = "http://localhost:4000/items";
      const request = createRequest({ ...run.request, url }, origin, chromium);
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
  const run = (milliseconds: number): number => {
    const end = performance.now() + milliseconds;
    let count = 0;
    while (performance.now() < end) {
      for (const { request, exchanges } of cases) {
        const verdict = judge(request, exchanges);
        toConsoleLines(request, exchanges, verdict);
        pairUp(verdict, exchanges);
        count += 1;
      }
    }
    return Math.round((count / milliseconds) * 1000);
  };
  run(1000);
  return run(1000);
}

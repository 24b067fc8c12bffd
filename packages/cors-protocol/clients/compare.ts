import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { page as pageOfRows } from "../web-platform-tests/subtest.ts";
import { rows } from "../web-platform-tests/rows.ts";
import { type Client, type Ended, happyDom, jsdom, mentoss } from "./adapters.ts";
import { type Compared, type Difference, toMarkdown } from "./markdown.ts";
import { openSite, type Site } from "./site.ts";

// `pnpm clients` writes CLIENTS.md: how others that model CORS end the rows of web-platform-tests.
const versions = { jsdom: "27.3.0", "happy-dom": "21.0.4", mentoss: "0.13.0" };

const print = (line: string) => process.stdout.write(`${line}\n`);

/** Ends a request that a client leaves open. */
const longest = 3000;

async function compare(client: Client, site: Site): Promise<Compared> {
  const able = rows.filter(
    (row) =>
      client.can(row) && row.isTentative !== true && !JSON.stringify(row).includes("https://"),
  );
  const differences: Difference[] = [];
  for (const row of able) {
    const placed = site.place(row);
    const methods = site.play(placed);
    const from = site.place({ ...row, from: row.from ?? pageOfRows }).from ?? "";
    const late = new Promise<Ended | { ends: string; status: 0 }>((done) => {
      setTimeout(() => done({ ends: "no end", status: 0 }), longest);
      // A client may throw in a listener, where nobody can catch it.
      uncaught = () => done({ ends: "an exception that nobody can catch", status: 0 });
    });
    const { ends, status } = await Promise.race([client.send(placed, from), late]);
    const preflights = methods.filter((method) => method === "OPTIONS").length;
    const isRight =
      ends === row.ends &&
      (row.status === undefined || row.status === status) &&
      (client.name === "mentoss" || row.preflights === undefined || row.preflights === preflights);
    if (!isRight)
      differences.push({
        row,
        got: ends === row.ends ? `${ends}, ${preflights} preflights` : ends,
      });
  }
  return { client, played: able.length, differences };
}

let uncaught: () => void = () => undefined;
process.on("uncaughtException", () => uncaught());

const folder = mkdtempSync(join(tmpdir(), "clients-"));
try {
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  const names = Object.entries(versions).map((pair) => pair.join("@"));
  print(`Installing ${names.join(", ")} …`);
  execFileSync("npm", ["install", "--no-audit", "--no-fund", ...names], {
    cwd: folder,
    stdio: "pipe",
  });
  const site = await openSite();
  const compared: Compared[] = [];
  for (const open of [
    () => jsdom(folder, versions.jsdom),
    () => happyDom(folder, versions["happy-dom"]),
    () => mentoss(folder, versions.mentoss),
  ]) {
    const client = await open();
    const result = await compare(client, site);
    compared.push(result);
    print(`${client.name}: ${result.played - result.differences.length} of ${result.played}`);
  }
  site.close();
  writeFileSync(new URL("../CLIENTS.md", import.meta.url), toMarkdown(compared, new Date()));
} catch (error) {
  const { stderr, message } = error as Error & { stderr?: Buffer };
  print(
    `The clients could not be compared: ${(stderr?.toString() ?? message).trim().split("\n")[0]}`,
  );
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
// jsdom and happy-dom keep timers.
process.exit();

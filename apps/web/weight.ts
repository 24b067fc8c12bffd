import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import next from "next";

// Compares the JavaScript of the lab, the home page and an error page with an empty page of the same Next.js: the gzipped
// bytes of every script that the page names. Run `pnpm weight` after `pnpm build`.
const limit = 90 * 1024;
/** The share above an empty page for pages that are there to read; the demo of an error loads when it is run. */
const readLimit = 0.2;
const readPages = ["/", "/errors/missing-allow-origin-header", "/glossary"];
const here = import.meta.dirname;
const empty = join(here, ".weight");

rmSync(empty, { recursive: true, force: true });
mkdirSync(join(empty, "app"), { recursive: true });
writeFileSync(
  join(empty, "app/layout.jsx"),
  "export default function Layout({ children }) { return <html><body>{children}</body></html>; }",
);
writeFileSync(
  join(empty, "app/page.jsx"),
  "export default function Page() { return <p>Empty.</p>; }",
);
writeFileSync(
  join(empty, "next.config.mjs"),
  `export default { turbopack: { root: ${JSON.stringify(join(here, "../.."))} } };`,
);
spawnSync("next", ["build"], { cwd: empty, stdio: ["ignore", "ignore", "inherit"] });

const [base = 0] = await weigh(empty, ["/"]);
const [lab = 0, ...read] = await weigh(here, ["/lab/missing-method", ...readPages]);
rmSync(empty, { recursive: true, force: true });
const kB = (bytes: number) => `${(bytes / 1024).toFixed(1)} kB`;
process.stdout.write(
  `JavaScript, gzipped: empty page ${kB(base)}, lab ${kB(lab)}, above it ${kB(lab - base)} (limit ${kB(limit)})\n`,
);
for (const [index, bytes] of read.entries()) {
  process.stdout.write(
    `${readPages[index]} ${kB(bytes)}, ${((bytes / base - 1) * 100).toFixed(1)} % above the empty page (limit ${readLimit * 100} %)\n`,
  );
}
const isLight = read.every((bytes) => bytes <= base * (1 + readLimit));
process.exit(lab - base <= limit && isLight ? 0 : 1);

/** The gzipped bytes of all scripts that each page of a built app names. */
async function weigh(dir: string, paths: string[]): Promise<number[]> {
  const app = next({ dev: false, dir });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => void handle(request, response)).listen(
    0,
    "127.0.0.1",
  );
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const weights: number[] = [];
  for (const path of paths) {
    // Name the usual host, whatever the port: another host gets the page about forwarding.
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      headers: { "x-forwarded-host": "localhost:3000" },
    });
    if (!response.ok) throw new Error(`${path} responded with ${response.status}.`);
    weights.push(toWeight(dir, await response.text()));
  }
  server.close();
  await app.close();
  return weights;
}

function toWeight(dir: string, html: string): number {
  const scripts = new Set(
    [...html.matchAll(/\/_next\/(static\/[^"\\]+?\.js)/g)].map(([, path = ""]) => path),
  );
  let bytes = 0;
  for (const script of scripts) {
    bytes += gzipSync(readFileSync(join(dir, ".next", decodeURIComponent(script)))).length;
  }
  return bytes;
}

import { expect, test } from "vitest";
import { startRaw } from "../network/test/raw-server.ts";
import { diagnose, page, serve } from "../test/serve.ts";
import { toLines } from "./index.ts";
import { render } from "./terminal.ts";

const print = async (...asked: Parameters<typeof diagnose>) =>
  render(toLines(await diagnose(...asked)), { width: 200, hasColor: false });

test("text › a server that closes the connection › a hint at https", async () => {
  const { port } = await startRaw((socket) => socket.destroy());
  expect(await print(`http://127.0.0.1:${port}/a`)).toContain(
    `Try: If this port speaks TLS, ask https://127.0.0.1:${port}/a.`,
  );
});

test("text › a host that nobody knows › a hint at its spelling", async () => {
  const text = await print("http://no-such-host.invalid/");
  expect(text).toContain("Try: Check the spelling of the host.");
});

test("text › a redirect loop › is named, and its middle is left out", async () => {
  let count = 0;
  const { url } = await serve(() => ({
    status: 302,
    headers: [
      ["Location", `/${++count}`],
      ["Access-Control-Allow-Origin", page],
    ],
  }));
  const text = await print(`${url}/`);
  expect(text).toContain(
    "failed: the server redirects more than 20 times, and a browser gives up.",
  );
  expect(text).toContain("… 15 more");
  expect(text.match(/^\d+ {2}GET/gm)).toHaveLength(6);
  expect(text.match(/^curl/gm)).toHaveLength(6);
});

// Prints "known" or the error of a WebDriver BiDi command in a Firefox. Node 20 needs --experimental-websocket.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [executable, method, params] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "firefox-"));
const firefox = spawn(
  executable,
  ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
  { stdio: ["ignore", "ignore", "pipe"] },
);
const address = await new Promise((done, fail) => {
  let text = "";
  firefox.stderr.on("data", (chunk) => {
    text += String(chunk);
    const found = /WebDriver BiDi listening on (ws:\S+)/.exec(text)?.[1];
    if (found !== undefined) done(found);
  });
  firefox.once("exit", () => fail(new Error("Firefox did not start.")));
});
const socket = new WebSocket(`${address}/session`);
await new Promise((done) => socket.addEventListener("open", done));
let count = 0;
const send = (name, data) =>
  new Promise((done) => {
    const id = ++count;
    socket.addEventListener("message", ({ data: text }) => {
      const reply = JSON.parse(text);
      if (reply.id === id) done(reply);
    });
    socket.send(JSON.stringify({ id, method: name, params: data }));
  });
await send("session.new", { capabilities: {} });
const { error = null } = await send(method, JSON.parse(params));
process.stdout.write(`${error ?? "known"}\n`);
socket.close();
firefox.once("exit", () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
firefox.kill("SIGKILL");

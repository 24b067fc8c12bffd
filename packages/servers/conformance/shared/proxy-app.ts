import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import cors from "cors";
import { items, pageOrigin, ran, routes } from "./node-app.ts";

/** What a proxy's configuration needs to know. */
export type Place = { folder: string; upstream: string };

const appCors = cors({
  origin: [pageOrigin],
  methods: ["GET", "POST", "PUT", "DELETE"],
  allowedHeaders: ["Content-Type", "Authorization"],
  credentials: true,
});

/**
 * The app behind the proxy. It knows nothing of CORS, except where the proxy authenticates first; it demands the token
 * itself where the proxy responds to preflights first.
 */
function respond(request: IncomingMessage, response: ServerResponse): void {
  const { method = "", url = "" } = request;
  const [, id = "", ...rest] = url.split("/");
  const path = `/${rest.join("/")}`;
  request.resume();
  const isAnonymous = request.headers.authorization === undefined;
  if (url === "/token") {
    response.writeHead(isAnonymous ? 401 : 200).end();
    return;
  }
  const answer = () => {
    const isDemanded = id === "auth-after-cors" && isAnonymous;
    const route = routes.find((one) => one.path === path && one.method.toUpperCase() === method);
    const isBoom = path === "/boom" && method === "GET";
    if (!isDemanded && (route !== undefined || isBoom)) ran(method, url);
    const status = isDemanded ? 401 : isBoom ? 500 : (route?.status ?? 404);
    const body = status === 204 ? "" : JSON.stringify(status < 300 ? items : { status });
    response.writeHead(status, status === 204 ? {} : { "Content-Type": "application/json" });
    response.end(body);
  };
  if (id === "auth-before-cors") appCors(request, response, answer);
  else answer();
}

/** Runs a proxy in the foreground until it ends or this process is told to end. */
export async function runProxy(
  file: string,
  toConfiguration: (place: Place) => string,
  toArgs: (path: string, folder: string) => string[],
): Promise<void> {
  const server = createServer(respond).listen(0, "127.0.0.1");
  await once(server, "listening");
  const folder = mkdtempSync(join(tmpdir(), "proxy-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, file);
  const { port } = server.address() as AddressInfo;
  writeFileSync(path, toConfiguration({ folder, upstream: `127.0.0.1:${port}` }));
  const proxy = spawn(process.env["PROXY"] ?? "", toArgs(path, folder), {
    stdio: "inherit",
    // Some keep their state below the home folder.
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  process.once("SIGTERM", () => proxy.kill("SIGTERM"));
  const [code] = (await once(proxy, "exit")) as [number | null];
  process.exit(code ?? 0);
}

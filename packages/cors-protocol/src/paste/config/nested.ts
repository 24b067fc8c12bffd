import { isObject } from "../calls/fetch-call.ts";
import { type Literal, LiteralReader } from "../literal.ts";
import type { DialectOptions, Options } from "./options.ts";
import type { Problem } from "./problem.ts";

const socket =
  /\bnew\s{1,4}(?:Server|SocketIO\.Server|IOServer)\(|\bsocketio\(|require\(["']socket\.io["']\)\s{0,4}\(|\b(?:const|let|var)\s{1,4}io\s{0,4}=\s{0,4}(?!require)\w{1,30}\(/;
const vite = /\bdefineConfig\(\s{0,40}(?:\([^)]{0,60}\)\s{0,4}=>\s{0,4}\(?)?/;

/** Reads the `cors` option of a server that passes it on to the cors package. */
export function readNested(text: string): DialectOptions | null {
  return readSocket(text) ?? readVite(text);
}

function readSocket(text: string): DialectOptions | null {
  const found = socket.exec(text);
  if (found === null) return null;
  const { values } = new LiteralReader(text, found.index + found[0].length).readArguments();
  const options = values.find((value) => isObject(value));
  if (options === undefined || !isObject(options)) return null;
  const { cors, origins } = options;
  if (cors === undefined && origins === undefined) return null;
  const says = "Socket.IO has no option origins since version 3: write cors: { origin: … }.";
  const problems: Problem[] =
    origins === undefined
      ? []
      : [{ kind: "misplaced", key: "origins", meant: "cors.origin", says }];
  return { server: "socket-io", options: toOptions(cors), problems };
}

function readVite(text: string): DialectOptions | null {
  const found = vite.exec(text);
  if (found === null) return null;
  const config = new LiteralReader(text, found.index + found[0].length).read();
  if (!isObject(config)) return null;
  const server = config["server"] ?? config["preview"];
  const inside = isObject(server ?? null) ? toOptions(server)["cors"] : undefined;
  const outside = config["cors"];
  if (inside === undefined && outside === undefined) return null;
  const says = "Vite reads cors inside server, and ignores it here.";
  const problems: Problem[] =
    outside === undefined ? [] : [{ kind: "misplaced", key: "cors", meant: "server.cors", says }];
  return { server: "vite", options: toOptions(inside ?? outside), problems };
}

function toOptions(value: Literal | undefined): Options {
  return value !== undefined && isObject(value) ? { ...value } : {};
}

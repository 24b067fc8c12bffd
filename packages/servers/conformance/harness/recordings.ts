import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { arch, platform, release } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ServerRecording } from "../../src/measured/recording.ts";

const folder = fileURLToPath(new URL("../../recorded", import.meta.url));

const toPath = (id: string) => join(folder, `${id}.json`);

export function readRecording(id: string): ServerRecording | null {
  if (!existsSync(toPath(id))) return null;
  return JSON.parse(readFileSync(toPath(id), "utf8")) as ServerRecording;
}

export function writeRecording(recording: ServerRecording): void {
  writeFileSync(toPath(recording.id), toText(recording));
}

/** JSON with a line for each request, so that a difference of two recordings can be read. */
function toText({ cases, ...about }: ServerRecording): string {
  const head = JSON.stringify({ $schema: "./recording.schema.json", ...about }, null, 1);
  const lines = cases.map((one) => {
    if ("refusal" in one) return JSON.stringify(one);
    const { requests, plainOptions } = one;
    const rows = requests.map((request) => `  ${JSON.stringify(request)}`).join(",\n");
    const options = JSON.stringify(plainOptions);
    return `{"id": "${one.id}", "requests": [\n${rows}\n ],\n  "plainOptions": ${options}}`;
  });
  return `${head.slice(0, -2)},\n "cases": [\n ${lines.join(",\n ")}\n ]\n}\n`;
}

export function toSystem(): string {
  const file = "/etc/os-release";
  const named = existsSync(file)
    ? /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync(file, "utf8"))
    : null;
  return `${named?.[1] ?? `${platform()} ${release()}`}, ${arch()}`;
}

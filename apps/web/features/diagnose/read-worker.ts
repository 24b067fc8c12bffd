import { readKept } from "./read-kept.ts";

addEventListener("message", ({ data }: MessageEvent<string>) => postMessage(readKept(data)));

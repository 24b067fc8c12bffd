export { findChosen, load } from "./harness/find.ts";
export { visitCases } from "./harness/measure.ts";
export { readRecording } from "./harness/recordings.ts";
export { type Browser, main } from "./main.ts";

import { exitWith } from "@blocked/lab";

// Imported inside the try: the import reads the environment, and throws for a wrong setting.
try {
  const { readEngineFlag } = await import("./run/engine-flag.ts");
  const { args, ...choice } = readEngineFlag(process.argv.slice(2));
  // After the refusals: it loads Playwright, which takes a second.
  const { drive } = await import("./run/drive.ts");
  await drive(args, choice);
} catch (error) {
  exitWith(error);
}

import { exitWith } from "@blocked/lab";

// Imported inside the try: the import reads the environment, and throws for a wrong setting.
try {
  const { drive } = await import("./run/drive.ts");
  await drive(process.argv.slice(2));
} catch (error) {
  exitWith(error);
}

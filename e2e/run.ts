import { exitWith } from "@blocked/lab";

// Imported here and not above: a wrong setting in the environment is found while it is read.
try {
  const { drive } = await import("./run/drive.ts");
  await drive(process.argv.slice(2));
} catch (error) {
  exitWith(error);
}

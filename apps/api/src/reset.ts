import { exitWith, readSettings } from "@blocked/lab";
import { openDatabase } from "./database/database.ts";
import { writeOrExplain } from "./database/file.ts";
import { createItems } from "./database/items.ts";

// The file itself and not the API: it works whether the lab is running or not.
try {
  const database = openDatabase(readSettings().databasePath, null);
  writeOrExplain(database, createItems(database).restoreSamples);
  database.$client.close();
  process.stdout.write("The sample items are back.\n");
} catch (error) {
  exitWith(error);
}

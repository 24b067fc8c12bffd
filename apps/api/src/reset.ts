import { exitWith, readSettings } from "@blocked/lab";
import { openDatabase } from "./database/database.ts";
import { writeOrExplain } from "./database/file.ts";
import { createItems } from "./items/store.ts";

// Opens the file and does not call the API: the reset works with and without a running lab.
try {
  const database = openDatabase(readSettings().databasePath, null);
  writeOrExplain(database, createItems(database).restoreSamples);
  database.$client.close();
  process.stdout.write("The sample items are back.\n");
} catch (error) {
  exitWith(error);
}

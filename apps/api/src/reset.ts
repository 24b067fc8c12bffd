import { exitWith, readSettings } from "@blocked/lab";
import { openDatabase } from "./database/database.ts";
import { createItems } from "./database/items.ts";

// The file itself and not the API: it works whether the lab is running or not.
try {
  const database = openDatabase(readSettings().databasePath, null);
  createItems(database).restoreSamples();
  database.$client.close();
  process.stdout.write("The sample items are back.\n");
} catch (error) {
  exitWith(error);
}

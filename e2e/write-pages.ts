import { writePages, writeRecorded } from "./error-pages.ts";

// `tsx write-pages.ts recorded`, and then in another process `tsx write-pages.ts`.
if (process.argv.includes("recorded")) writeRecorded();
else writePages();

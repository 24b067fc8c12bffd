import { writePages, writeRecorded } from "./error-pages.ts";

// `pnpm reference` runs it twice: with "recorded", and then with "pages", which import what was recorded.
if (process.argv.at(-1) === "recorded") writeRecorded();
else writePages();

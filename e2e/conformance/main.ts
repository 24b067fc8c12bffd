import { exitWith } from "@blocked/lab";
import { main } from "@blocked/servers/conformance";
import { openBrowser } from "./browser.ts";

// `pnpm conformance [--only=fastapi,nginx] [--update]`
try {
  const browser = await openBrowser();
  try {
    await main(process.argv.slice(2), browser);
  } finally {
    await browser?.close();
  }
} catch (error) {
  exitWith(error);
}

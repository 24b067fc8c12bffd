import { expect, test } from "../engines/test.ts";
import { launch, toLoss } from "../engines/launch.ts";

test("browser › crashed in a test › the error says so", async ({ engine }) => {
  const running = await launch(engine);
  expect(toLoss(running)).toBeNull();
  const gone = new Promise((done) => running.browser.once("disconnected", done));
  const session = await running.browser.newBrowserCDPSession();
  // The crashed browser never responds.
  session.send("Browser.crash").catch(() => null);
  await gone;
  expect(toLoss(running)).toBe(
    "Chromium ended in the middle of this test: it crashed, or somebody killed it.",
  );
  await running.close();
});

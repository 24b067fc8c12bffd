import { expect, test } from "vitest";
import { diagnose, page, serve } from "../test/serve.ts";

test("reason phrase › of an error that the page may read › the console line has the server’s own", async () => {
  const { url } = await serve(() => ({
    status: 500,
    headers: [["Access-Control-Allow-Origin", page]],
  }));
  const { verdicts } = await diagnose(url);
  expect(verdicts[0]?.outcome).toBe("works");
});

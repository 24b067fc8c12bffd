import { expect, test } from "@blocked/playwright";

const read = (url: string) => fetch(url).then(String, String);

test.beforeEach(async ({ page }) => {
  // An expected failure costs no new worker.
  test.fail(test.info().title.startsWith("red: "));
  await page.goto("http://localhost:3000/");
});

test("red: a blocked request that nobody means", async ({ page }) => {
  await page.evaluate(read, "http://localhost:4000/no-headers");
});

test("red in the report: a blocked PUT that nobody means", async ({ page }) => {
  const put = (url: string) => fetch(url, { method: "PUT" }).then(String, String);
  await page.evaluate(put, "http://localhost:4000/get-only");
});

test("red: another failure than the allowed one", async ({ page, allowCorsError }) => {
  allowCorsError({ url: "http://localhost:4000/partner", code: "MissingAllowOriginHeader" });
  await page.evaluate(read, "http://localhost:4000/no-headers");
});

test("red: another code than the real one", async ({ page, allowCorsError }) => {
  allowCorsError({ url: /no-headers/ });
  await page.evaluate(read, "http://localhost:4000/no-headers");
  await expect(page).toHaveCorsError("InvalidAllowCredentials", { timeout: 500 });
});

test("red: a read that CORS forbids", async ({ page }) => {
  await expect(page).toBeAbleToRead("http://localhost:4000/no-headers");
});

test("red: a target of the page's own origin", async ({ page }) => {
  await expect(page).toBeAbleToRead("/data");
});

test("red: a server that is down is no CORS error", async ({ page }) => {
  await expect(page).not.toBeAbleToRead("http://localhost:1/", {}, { timeout: 500 });
});

test("green: a page that reads what it may", async ({ page }) => {
  await expect(page).toBeAbleToRead("http://localhost:4000/items", { method: "PUT" });
  await expect(page).not.toHaveCorsError("MissingAllowOriginHeader");
});

test("green: failures that the test means", async ({ page, allowCorsError }) => {
  allowCorsError("MissingAllowOriginHeader");
  allowCorsError({ url: "http://localhost:4000/partner" });
  await page.evaluate(read, "http://localhost:4000/no-headers");
  await page.evaluate(read, "http://localhost:4000/partner");
});

test("green: the code of each failure", async ({ page }) => {
  await page.evaluate(read, "http://localhost:4000/partner");
  await expect(page).toHaveCorsError("AllowOriginMismatch", { url: /partner/ });
  await expect(page).not.toBeAbleToRead("http://localhost:4000/get-only", { method: "PUT" });
  await expect(page).toHaveCorsError("MethodDisallowedByPreflightResponse");
  await expect(page).not.toBeAbleToRead("http://localhost:4000/simple-only", { method: "PUT" });
  await expect(page).toHaveCorsError({
    chromium: "PreflightMissingAllowOriginHeader",
    firefox: "PreflightMissingAllowOriginHeader",
    webkit: "PreflightInvalidStatus",
  });
});

test("green: a worker's failure has its code, in Chromium", async ({ page, browserName }) => {
  test.skip(browserName !== "chromium", "Other engines tell nothing of a worker's requests.");
  await page.evaluate(async () => {
    const script = "fetch('http://localhost:4000/no-headers').catch(() => postMessage(''))";
    const worker = new Worker(URL.createObjectURL(new Blob([script])));
    await new Promise((resolve) => worker.addEventListener("message", resolve));
  });
  await expect(page).toHaveCorsError("MissingAllowOriginHeader", { url: /no-headers/ });
});

test("red: a blocked request of a second page", async ({ page, context, browserName }) => {
  // The system's WebKit has one page.
  const other = browserName === "webkit" ? page : await context.newPage();
  await other.goto("http://localhost:3000/");
  await other.evaluate(read, "http://localhost:4000/no-headers");
});

import { findErrorPage } from "@blocked/error-guide";
import { expect, test } from "vitest";
import { diagnose, page, serve } from "../test/serve.ts";
import { maskReport, render, toLines } from "./index.ts";
import type { Report } from "./report.ts";
import { printable } from "./terminal.ts";

const plain = (report: Report, width = 100) => render(toLines(report), { width, hasColor: false });
const put = {
  method: "PUT",
  headers: [["Content-Type", "application/json"]] as [string, string][],
  engines: ["chromium", "firefox", "webkit"] as const,
};
/** ESC, CSI and OSC as a server can put them into a header. */
const escapes = "\u001b[2J\u001b]0;owned\u0007\u009b31m";

const colour = new RegExp(String.raw`\u001b\[\d{1,2}m`, "g");

const blocked = async (stack: Parameters<typeof diagnose>[2] = null) => {
  const { url } = await serve(() => ({
    status: 204,
    headers: [
      ["Access-Control-Allow-Origin", page],
      ["Access-Control-Allow-Methods", "GET"],
      ["X-Powered-By", "Express"],
    ],
  }));
  return diagnose(url, put, stack);
};

test("text › a blocked PUT › verdicts, exchanges, what was not sent, who, the change, curl, the page", async () => {
  const report = await blocked();
  const text = plain(report, 200);
  const order = [
    /^Chromium 156 +blocked: Access to fetch at /m,
    /^Firefox 153 +blocked: Cross-Origin Request Blocked: /m,
    /^WebKitGTK 2\.50 +blocked: Method PUT is not allowed by /m,
    /^PUT needs a preflight: the method PUT, the value of content-type\.$/m,
    /^1 {2}OPTIONS .* → 204/m,
    /Access-Control-Allow-Methods: GET ← decides$/m,
    /^Not sent: PUT /m,
    /^Looks like Express: /m,
    /does not list the method PUT\.$/m,
    /^In Express:$/m,
    /^ {2}- +methods: \["GET"\]/m,
    /^ {2}\+.*methods: \["GET", "HEAD", "POST", "PUT"\]/m,
    /^curl -i -X OPTIONS /m,
    /^Explained in the lab: \/errors\/method-disallowed-by-preflight-response$/m,
  ];
  const places = order.map((pattern) => text.search(pattern));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(plain(report, 100).split("\n").length).toBeLessThanOrEqual(48);
});

test("text › --stack › the given server’s code, whoever seems to have answered", async () => {
  expect(plain(await blocked("fastapi"))).toMatch(/In FastAPI:[^]*\+ .*allow_methods=.*PUT/);
});

test("text › a narrow terminal › wraps at its width, and leaves whole what is copied", async () => {
  const rows = plain(await blocked(), 50).split("\n");
  const long = rows.filter((row) => row.length > 50 && /\s/.test(row.trim()));
  expect(long.filter((row) => !/^curl |^ {2}[-+ ]/.test(row))).toEqual([]);
  expect(rows.filter((row) => row.startsWith("curl "))).toHaveLength(1);
});

test("text › escape sequences from a server › arrive as text", async () => {
  const { url } = await serve(() => ({
    status: 200,
    headers: [
      ["Access-Control-Allow-Origin", `http://a${escapes}`],
      ["Vary", escapes],
      ["Location", escapes],
    ],
  }));
  const report = await diagnose(url, { engines: put.engines });
  for (const hasColor of [false, true]) {
    const text = render(toLines(report), { width: 80, hasColor });
    // The colours of this program, and nothing else.
    expect(text.replaceAll(colour, "")).not.toMatch(/[^\P{Cc}\n]/u);
    expect(text).toContain(String.raw`\x1b[2J`);
  }
});

test("printable › marks that turn or hide text › are written out", () => {
  expect(printable("a\u202eb\u200bc\ud800\n")).toBe(String.raw`a\u202eb\u200bc\ud800\x0a`);
  expect(printable("grüße 😀")).toBe("grüße 😀");
});

test("colour › without a terminal › none", async () => {
  const report = await blocked();
  expect(plain(report)).not.toContain("\u001b");
  expect(render(toLines(report), { width: 100, hasColor: true })).toContain("\u001b[31m");
});

test("secrets › a token and a cookie › masked in the text and in the JSON", async () => {
  const { url } = await serve(() => ({ status: 200 }));
  const report = await diagnose(`${url}/?api_key=k3y-of-mine`, {
    headers: [["Authorization", "Bearer t0ken-of-mine"]],
    cookie: "sid=c00kie-of-mine",
    credentials: true,
    send: true,
  });
  const secrets = /k3y-of-mine|t0ken-of-mine|c00kie-of-mine/;
  expect(plain(report)).toMatch(secrets);
  const masked = maskReport(report);
  expect(plain(masked)).not.toMatch(secrets);
  expect(JSON.stringify(masked)).not.toMatch(secrets);
});

test("text › engines that decide by different parts › each part names its engines", async () => {
  const { url } = await serve(() => ({ status: 404 }));
  const text = plain(await diagnose(url, put));
  expect(text).toMatch(/→ 404 ← decides in WebKitGTK /);
  expect(text).toMatch(/no access-control-allow-origin ← decides in Chromium, Firefox$/m);
});

test("text › a page with https and an API with http › blocked as mixed content, whatever CORS says", async () => {
  const { url } = await serve(() => ({
    status: 200,
    headers: [["Access-Control-Allow-Origin", "*"]],
  }));
  const report = await diagnose(url.replace("127.0.0.1", "0.0.0.0"), {
    from: "https://app.example.com",
  });
  expect(report.verdicts[0]?.sentence).toMatch(/mixed content/);
  expect([report.exitCode, report.pages]).toEqual([1, ["/errors/mixed-content"]]);
});

test("pages › of failures that are not CORS › exist", async () => {
  const report = await diagnose("http://127.0.0.1:1/");
  expect(report.pages).toEqual(["/errors/server-down"]);
  const slugs = ["server-down", "connection-cut", "host-not-found", "certificate", "mixed-content"];
  expect(slugs.filter((slug) => findErrorPage(slug) === undefined)).toEqual([]);
});

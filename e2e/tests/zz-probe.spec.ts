import { expect, test } from "../differential/laboratory.ts";
import { readExchanges, toUrl } from "../differential/perform.ts";
import { pages, servers } from "../differential/places.ts";
import type { Policy } from "@blocked/profiles";

const plain = {
  page: pages[0], server: servers[0], fragment: "", initiatorType: "fetch", mode: "cors", method: "GET",
  headers: [] as [string, string][], credentials: "same-origin", body: null, hasUploadListeners: false,
} as const;
const ok: [string, string][] = [["Access-Control-Allow-Origin", pages[0]]];
const raw = (status: number, headers: [string, string][], next?: Policy): Policy => ({
  kind: "raw", preflight: { status: 204, headers: [...ok, ["Access-Control-Allow-Methods", "*"], ["Access-Control-Allow-Headers", "*"]] }, response: { status, headers }, ...(next ? { next } : {}),
} as Policy);
test("probe", async ({ room }) => {
  test.setTimeout(100_000);
  const go = async (what: string, policy: Policy, change: object) => {
    const trace = room.nextTrace();
    const request = { ...plain, ...change } as never;
    const url = toUrl({ policy, request }, trace);
    const got = await room.send([{ ...(request as object), url } as never]);
    const { lines } = await room.overheard(trace, 1);
    const ex = await readExchanges(trace);
    const short = (text: string) => text.replaceAll(/\/workbench\/[\w-]+\//g, "/W/").replaceAll(/trace=[\w.]+/g, "T");
    console.log("PROBE", what, "|", ex.map((e) => `${e.method} ${short(e.path)} ${e.requestHeaders.filter(([n]) => /^(origin|content-type|authorization|access-control.*|x-.*|accept-language|content-language)$/i.test(n)).map((h) => h.join("=")).join(";")} -> ${e.response?.status}`).join(" , "), "|", short(JSON.stringify(got[0]?.[1])), "|", short(JSON.stringify(lines)));
  };
  for (const value of ["bytes=18446744073709551615-", "bytes=18446744073709551616-", "bytes=99999999999999999999-","bytes=9999999999999999999999999-", "bytes=18446744073709551610-18446744073709551615","bytes=18446744073709551610-18446744073709551619", "bytes=5-18446744073709551616"])
    await go(`range ${value}`, raw(200, ok), { headers: [["Range", value]] });
  await go("304 ok", raw(304, [...ok, ["Vary", "x"]]), {});
  await go("304 ok xhr", raw(304, [...ok]), {initiatorType:"xmlhttprequest"});
  await go("304 no-cors", raw(304, [...ok]), {mode:"no-cors"});
  await go("304 redirected", raw(302, [...ok, ["Location", "{next}"]], raw(304, [])), {});
  await go("304 credentials", raw(304, ok), {credentials:"include"});
  await go("bytes", raw(200, [...ok, ["Access-Control-Expose-Headers", "vary, access-control-expose-headers"], ["Vary", "a\u00e9\u00c3\u00a9\u0080b"]]), {});
  await go("bytes xhr", raw(200, [...ok, ["Access-Control-Expose-Headers", "vary, access-control-expose-headers"], ["Vary", "a\u00e9\u00c3\u00a9\u0080b"]]), {initiatorType:"xmlhttprequest"});
  await go("DELETE elsewhere no-cors ftp fragment", raw(302, [...ok, ["Location", "ftp://{api}{next}"]]), { fragment: "#x" });
  await go("bytes in location", raw(302, [...ok, ["Location", "{next}\u00e9"]], raw(200, ok)), {});
  expect(1).toBe(1);
});

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

  for (const change of [{}, {mode: "no-cors"}, {initiatorType: "xmlhttprequest"}, {fragment:"#x"}, {method: "PUT"}, {method:"POST", body: "x"}])
    await go(`loop ${JSON.stringify(change)}`, raw(307, [...ok, ["Location", "#"]]), change);
  await go("location space", raw(307, [...ok, ["Location", "http://a b/"]]), {});
  await go("location user same", raw(307, [...ok, ["Location", "//:@{api}{next}"]], raw(200, ok)), {});
  expect(1).toBe(1);
});

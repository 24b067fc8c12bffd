import { chromium, createRequest, type Exchange, judge, pairUp, quirks, simulate, toConsoleLines, checkPreflight, checkResponse, preflightReasons } from "@blocked/cors-protocol";
const url = "http://localhost:4000/items";
const cases = await Promise.all(quirks.map(async ({ run }) => {
  const request = createRequest({ ...run.request, url }, "http://localhost:3000", chromium);
  const exchanges: Exchange[] = [];
  await simulate(request, ({ method, headers, hop, phase }) => {
    const response = run.hops[hop]?.[phase] ?? null;
    exchanges.push({ method, path: "/items", requestHeaders: headers, response, handlerRan: true, rowsWritten: 0, at: 0 });
    return response;
  });
  return { request, exchanges, verdict: judge(request, exchanges) };
}));
const put = createRequest({url, method:"PUT", headers:[["Content-Type","application/json"],["Authorization","x"]], credentials:"include"}, "http://localhost:3000");
const pre = {status:204, headers:[["Access-Control-Allow-Origin","http://localhost:3000"],["Access-Control-Allow-Credentials","true"],["Access-Control-Allow-Methods","GET, PUT"],["Access-Control-Allow-Headers","content-type, authorization"],["Vary","Origin"],["Date","x"]]} as any;
function rate(name: string, f: (c: any) => unknown, list: any[] = cases) {
  for (let r = 0; r < 2; r++) {
    const c0 = process.cpuUsage(); let n = 0; const end = performance.now() + 1500;
    while (performance.now() < end) for (let k=0;k<20;k++) for (const c of list) { f(c); n++; }
    const u = process.cpuUsage(c0); if (r) console.log(name.padEnd(20), Math.round(n / ((u.user + u.system) / 1e6)));
  }
}
rate("judge", (c) => judge(c.request, c.exchanges));
if (process.argv[2]) process.exit();
rate("lines", (c) => toConsoleLines(c.request, c.exchanges, c.verdict));
rate("pairUp", (c) => pairUp(c.verdict, c.exchanges));
rate("reasons", (c) => preflightReasons(c.request));
rate("checkPreflight", () => checkPreflight(put, pre), [1]);
rate("checkResponse", () => checkResponse(put, pre), [1]);
rate("reasons put", () => preflightReasons(put), [1]);
const t: [number,string][] = [];
cases.forEach((c, i) => { const f=()=>judge(c.request,c.exchanges); for(let k=0;k<300;k++)f(); const a=process.hrtime.bigint(); for(let k=0;k<2000;k++)f(); t.push([Number(process.hrtime.bigint()-a)/2000/1000, quirks[i]!.rule]); });
t.sort((a,b)=>b[0]-a[0]); console.log(t.slice(0,14).map(([a,b])=>a.toFixed(1)+" "+b).join("\n")); console.log("median", t[t.length>>1]);

import { advise, isPreflightCode } from "./advice.ts";
import { type CorsFailure, parseUrl } from "./failure.ts";
import { toRequest } from "./report-text.ts";

/** The request diagram of a failure, as an HTML document that loads nothing. */
export function toDiagram(failure: CorsFailure): string {
  const { cause, header, fix } = advise(failure);
  const code = failure.codes.join(" or ") || "unknown code";
  const preflight = isPreflightCode(failure.codes[0]);
  const status = failure.status === null ? "response" : `status ${failure.status}`;
  const request = `${failure.method ?? "request"} ${toPath(failure.url)}`;
  const steps = preflight
    ? [
        arrow("right", `OPTIONS ${toPath(failure.url)}`, "the preflight"),
        arrow("left blocked", header === "" ? status : header, code),
        arrow("never", request, "was never sent"),
      ]
    : [
        arrow("right", request, `Origin: ${failure.origin}`),
        arrow("left blocked", header === "" ? status : header, code),
      ];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(`CORS blocked ${toRequest(failure)}`)}</title>
<style>
:root { color-scheme: light dark; --line: light-dark(#57606a, #9198a1); --bad: light-dark(#b42318, #ff8a80) }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.1rem; overflow-wrap: anywhere }
code { font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere }
.ends { display: flex; justify-content: space-between; gap: 1rem; font-weight: 600 }
ol { list-style: none; margin: 0; padding: 1rem 0; border: solid var(--line); border-width: 0 2px }
li { position: relative; padding: .4rem 1rem .6rem; text-align: center; border-bottom: 2px solid var(--line) }
li small { display: block; color: var(--line) }
li::after { content: "▶"; position: absolute; right: -.3rem; bottom: -.85rem; color: var(--line) }
li.left::after { content: "◀"; right: auto; left: -.3rem }
li.blocked { border-bottom-color: var(--bad) }
li.blocked small, li.blocked::after { color: var(--bad) }
li.never { border-bottom-style: dashed; opacity: .75 }
li.never::after { content: "✕" }
</style>
<h1>CORS blocked ${escape(toRequest(failure))}</h1>
<div class="ends"><span>Page<br><code>${escape(failure.origin)}</code></span><span>Server<br><code>${escape(toHost(failure.url))}</code></span></div>
<ol>
${steps.join("\n")}
</ol>
<p><b>Cause.</b> ${escape(cause)}</p>
<p><b>Fix.</b> ${escape(fix)}</p>
${failure.lines.map((line) => `<p><code>${escape(line)}</code></p>`).join("\n")}
</html>
`;
}

function arrow(kind: string, label: string, note: string): string {
  return `<li class="${kind}"><code>${escape(label)}</code><small>${escape(note)}</small></li>`;
}

function toHost(url: string): string {
  return parseUrl(url)?.host ?? url;
}

function toPath(url: string): string {
  const parsed = parseUrl(url);
  return parsed === null ? url : parsed.pathname + parsed.search;
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

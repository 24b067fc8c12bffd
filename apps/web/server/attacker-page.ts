import type { RequestListener } from "node:http";

/**
 * The attacker: one page on another port that sends the request in its address, with the cookies that the
 * browser adds, and shows what it could read. It can reach only this lab's profiles and policy servers; the
 * dangerous profiles and every policy server respond only to a live key.
 * @param labOrigins the pages that may frame it and get its result
 * @param apis where it sends; the first if the address names none of them
 * @param others where redirects lead
 */
export function createAttackerPage(
  labOrigins: readonly string[],
  apis: readonly string[],
  others: readonly string[],
): RequestListener {
  const html = toHtml(labOrigins, apis);
  // A content security policy cannot name an IPv6 address.
  const toSources = (origins: readonly string[]) =>
    origins.filter((origin) => !origin.includes("[")).join(" ");
  return (request, response) => {
    if (request.url?.split("?")[0] !== "/") {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": `default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; connect-src ${toSources([...apis, ...others])}; frame-ancestors ${toSources(labOrigins)}`,
      "Cache-Control": "no-store",
    });
    response.end(html);
  };
}

function toHtml(labOrigins: readonly string[], apis: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Another website</title>
<link rel="icon" href="data:,">
<style>
  :root { color-scheme: light dark; }
  body { font: 16px/24px system-ui, sans-serif; margin: 12px 16px; overflow-wrap: anywhere; }
  h1 { font-size: 20px; margin: 0 0 8px; }
  p { margin: 0 0 8px; }
  #got { font-weight: 600; }
</style>
<h1>Another website</h1>
<p id="what">Opened without a request to send.</p>
<p id="got"></p>
<script>
  const apis = ${JSON.stringify(apis)};
  const labs = ${JSON.stringify(labOrigins)};
  const query = new URLSearchParams(location.search);
  const api = apis.find((one) => one === query.get("api")) ?? apis[0];
  const path = query.get("path") ?? "";
  const body = query.get("body");
  const show = (id, text) => { document.getElementById(id).textContent = text; };

  /** Names what was read as a reader would; a response of an unknown form stays as it is. */
  function toWords(text) {
    try {
      const data = JSON.parse(text);
      const items = Array.isArray(data.items) ? data.items : [data];
      const rows = items.map(({ name, price }) => {
        if (typeof name !== "string" || typeof price !== "number") throw new Error("no item");
        return name + " (" + (price / 100).toFixed(2) + ")";
      });
      const all = Math.max(data.total ?? 0, rows.length);
      return all + (all === 1 ? " item: " : " items: ") + rows.join(" · ");
    } catch {
      return text === "" ? "an empty response" : text;
    }
  }

  async function send() {
    const init = {
      method: query.get("method") ?? "GET",
      headers: query.getAll("header").map((line) => line.split(/: (.*)/s, 2)),
      credentials: query.get("credentials") ?? "include",
    };
    if (body !== null) init.body = body;
    try {
      const response = await fetch(api + path, init);
      return { status: response.status, text: await response.text() };
    } catch (error) {
      return { error: String(error) };
    }
  }

  if (/^\\/(?:p\\/[a-z-]+|playground\\/[\\w-]+\\/\\d+)\\//.test(path)) {
    show("what", "The origin of this page is " + origin + ". It requests " + path.replace(/[?].*/, "") + " …");
    send().then((got) => {
      const isRead = got.text !== undefined;
      show("what", "The origin of this page is " + origin + (isRead ? ". It read:" : ". It could read nothing."));
      show("got", isRead ? toWords(got.text) : got.error);
      const lab = query.get("lab");
      if (labs.includes(lab)) parent.postMessage({ path, got }, lab);
    });
  }
</script>
</html>
`;
}

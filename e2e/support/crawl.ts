/** A page as the server rendered it. */
export type Rendered = {
  /** Without the origin and the hash. */
  address: string;
  status: number;
  html: string;
  /** The same-origin targets of its links, with their hashes. */
  links: string[];
};

/**
 * Fetches a site's pages from one to the next by their links. Node fetches them: a browser would open each page's
 * scripts, which are not asked for here.
 * NOTE: a page with a query is a copy of the page without; of each path one copy is fetched.
 */
export async function crawl(origin: string, first: string): Promise<Map<string, Rendered>> {
  const pages = new Map<string, Rendered>();
  const copied = new Set<string>();
  const waiting = [first];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { pathname, search } = new URL(next, origin);
    if (pages.has(pathname + search) || (search !== "" && copied.has(pathname))) continue;
    if (search !== "") copied.add(pathname);
    const page = await render(origin, pathname + search);
    pages.set(page.address, page);
    waiting.push(...page.links);
  }
  return pages;
}

async function render(origin: string, address: string): Promise<Rendered> {
  const response = await fetch(origin + address);
  const isPage = response.headers.get("content-type")?.startsWith("text/html") === true;
  const html = isPage ? await response.text() : "";
  const links = [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].flatMap(([, href = ""]) => {
    const url = new URL(unescape(href), origin + address);
    return url.origin === origin ? [url.pathname + url.search + url.hash] : [];
  });
  return { address, status: response.status, html, links: [...new Set(links)] };
}

/** The links of the pages that lead to no page, or to a place that the page does not have. */
export function findDead(pages: ReadonlyMap<string, Rendered>): string[] {
  const all = [...pages.values()];
  return all.flatMap(({ address, links }) =>
    links.flatMap((link) => {
      const { pathname, search, hash } = new URL(link, "http://site");
      const target =
        pages.get(pathname + search) ?? all.find((page) => page.address.split("?")[0] === pathname);
      const id = decodeURIComponent(hash.slice(1));
      const isThere = id === "" || target?.html.includes(` id="${id}"`) === true;
      return target?.status === 200 && isThere ? [] : [`${address} links to ${link}`];
    }),
  );
}

/** The content of a tag that the head has once; undefined if it has none. */
export function readTag({ html }: Rendered, pattern: RegExp): string | undefined {
  const content = pattern.exec(html)?.[1];
  return content === undefined ? undefined : unescape(content);
}

function unescape(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

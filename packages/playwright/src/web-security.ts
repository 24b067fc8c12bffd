import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";

/** By the browser, or by the context of one that Playwright did not start itself. */
const answers = new WeakMap<object, Promise<boolean>>();

/**
 * Whether script may read a response without CORS headers. The page asks a server of this process once for each
 * browser. A page whose policy or network forbids the request counts as secure.
 */
export function isSecurityOff(page: Page, told: (url: string) => void): Promise<boolean> {
  const key = page.context().browser() ?? page.context();
  const known = answers.get(key) ?? probe(page, told);
  answers.set(key, known);
  return known;
}

async function probe(page: Page, told: (url: string) => void): Promise<boolean> {
  const server = createServer((_request, response) => response.end("readable"));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cors-probe`;
  told(url);
  try {
    return await page.evaluate(
      (address) =>
        fetch(address).then(
          async (response) => (await response.text()) === "readable",
          () => false,
        ),
      url,
    );
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const flag = /^--disable-web-security(?:=|$)/;

export function disablesSecurity(args: readonly string[] = []): boolean {
  return args.some((one) => flag.test(one));
}

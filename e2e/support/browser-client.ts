import { type Client, createClient, demoUser, type Key, paths } from "@blocked/api-client";
import type { From } from "@blocked/profiles";
import type { Frame, Page } from "@playwright/test";
import { suite } from "../settings.ts";

export type BrowserClients = Awaited<ReturnType<typeof createBrowserClients>>;

/**
 * Creates API clients in Node whose fetch() runs in the page, so that the browser decides what is readable.
 * @param api the origin of another server of the same contract
 */
export async function createBrowserClients(page: Page, api = suite.api) {
  // JSON: a document at the lab's origin that runs none of its scripts.
  await page.goto(`${suite.web}/lab.json`);
  const places: Partial<Record<From, Promise<Page | Frame>>> = { page: Promise.resolve(page) };
  const fetchFrom =
    (from: From) =>
    async (url: string, init: RequestInit): Promise<Response> => {
      const place = await (places[from] ??= embedAttacker(page, from));
      const reply = await place.evaluate(
        ([address, options]) =>
          fetch(address, options)
            .then(async (response) => ({ status: response.status, text: await response.text() }))
            .catch(String),
        [url, init] as const,
      );
      if (typeof reply !== "string") {
        return new Response(reply.status === 204 ? null : reply.text, { status: reply.status });
      }
      const [, message] = /^TypeError: (.*)/s.exec(reply) ?? [];
      throw message === undefined ? new Error(reply) : new TypeError(message);
    };

  const response = await fetchFrom("page")(api + paths.witness, { method: "POST" });
  const { key } = (await response.json()) as Key;
  let count = 0;
  const create = (
    profileId: string,
    { from = "page", ...options }: { credentials?: "include"; token?: string; from?: From } = {},
  ): Client =>
    createClient({
      baseUrl: api + paths.profile(profileId),
      fetch: fetchFrom(from),
      trace: () => `${key}.${count++}`,
      ...options,
    });

  const correct = create("correct", { credentials: "include" });
  const session = await correct.signIn(demoUser);
  if (!("data" in session)) throw new Error("Signing in through the correct profile failed.");
  return { create, correct, token: session.data.token };
}

/** Opens the attacker's page in a frame, which is sandboxed to get the origin `null`. */
async function embedAttacker(page: Page, from: From): Promise<Frame> {
  const element = await page.evaluateHandle(
    async ([address, isSandboxed]) => {
      const frame = document.createElement("iframe");
      if (isSandboxed) frame.setAttribute("sandbox", "allow-scripts");
      frame.src = address;
      const loaded = new Promise((done) => frame.addEventListener("load", done));
      document.body.append(frame);
      await loaded;
      return frame;
    },
    [suite.attacker, from === "null"] as const,
  );
  const frame = await element.contentFrame();
  if (frame === null) throw new Error("The attacker's page has no frame.");
  return frame;
}

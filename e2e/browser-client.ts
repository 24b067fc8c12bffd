import { type Client, createClient, demoUser, type Key, paths } from "@blocked/api-client";
import type { Page } from "@playwright/test";
import { suite } from "./settings.ts";

type Answer = { status: number; url: string; text: string } | { name: string; message: string };

/**
 * The typed client in Node, whose fetch() runs in the page: the browser decides, as always, and the test
 * gets the client's result.
 */
export async function createBrowserClients(page: Page) {
  // A document of the lab's origin without any script of the lab.
  await page.goto(`${suite.web}/lab.json`);
  const fetchInPage = async (url: string, init: RequestInit): Promise<Response> => {
    const answer = await page.evaluate(
      async ([address, options]): Promise<Answer> => {
        try {
          const response = await fetch(address, options);
          return { status: response.status, url: response.url, text: await response.text() };
        } catch (error) {
          return error instanceof Error
            ? { name: error.name, message: error.message }
            : { name: "", message: String(error) };
        }
      },
      [url, init] as const,
    );
    if ("text" in answer) {
      return new Response(answer.status === 204 ? null : answer.text, { status: answer.status });
    }
    if (answer.name === "TypeError") throw new TypeError(answer.message);
    throw new Error(`${answer.name}: ${answer.message}`);
  };

  const { key } = (await (
    await fetchInPage(suite.api + paths.witness, { method: "POST" })
  ).json()) as Key;
  let count = 0;
  const create = (
    profileId: string,
    how: { credentials?: "include"; token?: string } = {},
  ): Client =>
    createClient({
      baseUrl: suite.api + paths.profile(profileId),
      fetch: fetchInPage,
      trace: () => `${key}.${count++}`,
      ...how,
    });

  const correct = create("correct", { credentials: "include" });
  const session = await correct.signIn(demoUser);
  if (!("data" in session)) throw new Error("Signing in through the correct profile failed.");
  return { create, correct, token: session.data.token };
}

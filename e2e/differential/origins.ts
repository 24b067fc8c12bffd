import { suite } from "../settings.ts";

/** The origins of pages, the usual one first: another name of one host is another origin. */
export const pages = [suite.web, suite.web.replace("localhost", "127.0.0.1")] as const;

/** The API's origins; a redirect from one to the other is cross-origin. */
export const servers = [suite.api, suite.api.replace("localhost", "127.0.0.1")] as const;

/** The URL of an origin's page: JSON, which runs none of the lab's scripts. */
export const toPage = (origin: string): string => `${origin}/lab.json`;

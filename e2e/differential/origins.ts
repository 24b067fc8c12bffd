import { suite } from "../settings.ts";

/** The pages that ask, the usual one first: other spellings of one host are other origins. */
export const pages = [suite.web, suite.web.replace("localhost", "127.0.0.1")] as const;

/** The names under which the API is called; a redirect from one to the other crosses origins. */
export const servers = [suite.api, suite.api.replace("localhost", "127.0.0.1")] as const;

/** The address at which an origin's page stands: a document of the lab without any script of it. */
export const toPage = (origin: string): string => `${origin}/lab.json`;

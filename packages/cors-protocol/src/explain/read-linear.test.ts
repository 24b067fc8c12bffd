import { expect, test } from "vitest";
import { explain } from "./explain.ts";
import { readConsole } from "./read-console.ts";
import { readHeads } from "../paste/heads/read-heads.ts";
import { readLine } from "./read-line.ts";
import { countWork } from "../test/count-work.ts";

const firefox =
  "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ";
const blocked = "' from origin 'http://b' has been blocked by CORS policy: ";
const chromium = `Access to fetch at 'http://a/${blocked}`;
const spaces = `Request had a target IP address space of \``;

/** The repeated part of a text, with the parts before and after it. */
const texts: [what: string, before: string, again: string, behind: string][] = [
  ["spaces inside", "a", " ", "b"],
  ["spaces before a break", "", " ", "\nb"],
  ["breaks", "a", "\n", "b"],
  ["tabs and returns", "vary: a", "\t\r", "b"],
  ["quotes", "x", "'", "y"],
  ["quotation marks", "x", '"', "y"],
  ["beginnings of Chromium", "", "Access to ", ""],
  ["addresses of Chromium", "", "Access to fetch at '", ""],
  ["redirects of Chromium", "Access to fetch at '", "' (redirected from '", ""],
  ["origins of Chromium", "Access to fetch at '", "' from origin '", ""],
  ["origins of Chromium and one end", "Access to fetch at '", "') from origin 'x", blocked],
  ["whole frames of Chromium", "", chromium, ""],
  ["former redirects", chromium, "Redirect from '", ""],
  ["targets of former redirects", `${chromium}Redirect from '`, "' to '", ""],
  ["former redirects without an end", chromium, "Redirect from 'x' to '", ""],
  ["statuses", chromium, " The response had HTTP status code 1", ""],
  ["a long status", `${chromium} The response had HTTP status code `, "1", ""],
  ["a sentence with two places", chromium + spaces, "` yet the resource is in address space `", ""],
  [
    "preflight prefixes",
    chromium,
    "Response to preflight request doesn't pass access control check: ",
    "",
  ],
  [
    "escaped bytes",
    `${chromium}Method `,
    "\\u00C3",
    " is not allowed by Access-Control-Allow-Methods.",
  ],
  ["former lines", "", "XMLHttpRequest cannot load x. ", "\r"],
  ["former origins", "Failed to load http://a/: ", " Origin 'x", ""],
  ["former failures", "", "Failed to load ", ""],
  ["schemes", "Failed to load ", "a:", ": x"],
  ["beginnings of Firefox", "", firefox, ""],
  ["an address of Firefox", firefox, ".", ". (Reason: "],
  ["reasons of Firefox", `${firefox}http://a/. (Reason: `, "invalid token ‘", ""],
  ["apostrophes of Firefox", `${firefox}http://a/. (Reason: `, "'", ""],
  ["a security error", "Security Error: Content at x may not load data from ", "x.", " "],
  ["an origin of WebKit", "Origin ", "x", ""],
  ["origins of WebKit", "", "Origin http://a is not allowed by Access-Control-Allow-Origin", ""],
  ["redirections of WebKit", "", "Cross-origin redirection to x denied by ", ""],
  ["words of WebKit", "Unsafe attempt to load URL ", " from origin ", ". Domains"],
  ["lines that begin with a method", "", "GET http:", ""],
  ["heads", "", "HTTP/1.1 200\na: b\n\n", ""],
  ["spaces behind a version", "HTTP/1.1", " ", "x"],
  ["a status without an end", "HTTP/1.1 ", "2", ""],
  ["colons", "", ":", "\n"],
  ["names without values", "", "a:\n", ""],
  ["lines of curl", "", "< ", "a"],
  ["openings in another language", "", "已拦截跨源请求：'", ""],
  ["reasons without a frame", "", "must not be the wildcard ", ""],
  ["failures without a reason", "", "net::ERR_FAILED ", ""],
  ["neighbours", "", "https://a/ net::ERR_BLOCKED_BY_ORB ", ""],
  ["lines of a mail", "", `${"a".repeat(70)}=\n`, ""],
  ["letters of a picture", "", "b1ocked ", ""],
  ["cut messages", "", `${chromium}Request header field `, ""],
  ["rows of Firefox", "", "XHRPUT https://a/ CORS Missing Allow Origin\n", ""],
  ["words of a search", "https://a/?q=a+b+", "c+", ""],
  ["entities", "", "&amp;", ""],
  ["escapes", "", "\\u0027\\n", ""],
  ["colours", "", "\u001b[31m", ""],
  ["a name in prose", "(", "Access-Control-Allow-Origin é ", ""],
];

const readers = { readLine, readConsole, readHeads, explain };

test.for(texts)(
  "linear time › %s › twice the text takes at most twice the work",
  ([, before, again, behind]) => {
    const write = (times: number) => before + again.repeat(times) + behind;
    const isSquare = (read: (text: string) => unknown) => {
      const [once = 0, twice = 0] = [250, 500].map((times) => countWork(() => read(write(times))));
      return once < write(250).length || twice > once * 2.1;
    };
    expect(Object.entries(readers).flatMap(([name, read]) => (isSquare(read) ? name : []))).toEqual(
      [],
    );
  },
);

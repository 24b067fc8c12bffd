import { expect, test } from "vitest";
import { messages } from "../engines/chromium/messages.ts";
import { explain } from "./explain.ts";

const url = "https://api.example.com/orders/7";
const origin = "https://shop.example.com";
const frame = `Access to fetch at '${url}' from origin '${origin}' has been blocked by CORS policy: `;

const cut: [what: string, text: string, want: object][] = [
  [
    "behind a header's name",
    "Request header field x-tenant is not allowed",
    { code: "HeaderDisallowedByPreflightResponse", parameter: "x-tenant", engine: null },
  ],
  [
    "inside the name of the list",
    `${frame}Request header field x-tenant is not allowed by Access-Control-Allow-`,
    { code: "HeaderDisallowedByPreflightResponse", parameter: "x-tenant", url, origin },
  ],
  [
    "inside a header's name",
    `${frame}Request header field x-ten…`,
    { code: "HeaderDisallowedByPreflightResponse", parameter: "" },
  ],
  [
    "behind a method",
    "has been blocked by CORS policy: Method PATCH is not allowed",
    { code: "MethodDisallowedByPreflightResponse", parameter: "PATCH" },
  ],
  [
    "behind an origin",
    `${frame}The 'Access-Control-Allow-Origin' header has a value 'https://a.example' that is not eq...`,
    { code: "AllowOriginMismatch", parameter: "https://a.example" },
  ],
  [
    "behind a value for cookies",
    `${frame}The value of the 'Access-Control-Allow-Credentials' header in the response is '' which`,
    { code: "InvalidAllowCredentials", parameter: "" },
  ],
  [
    "where several messages are still possible",
    `${frame}The 'Access-Control-Allow-Origin' header`,
    {
      candidates: ["MultipleAllowOriginValues", "InvalidAllowOriginValue", "AllowOriginMismatch"],
      parameter: "",
    },
  ],
  [
    "in the words about a preflight",
    `${frame}Response to preflight request doesn't pass access control check: The value of the 'Access-Control-Allow-Origin' header`,
    { code: "PreflightWildcardOriginNotAllowed" },
  ],
  ["in its first word", `${frame}The`, { code: null, url, origin }],
];

test.for(cut)("explain › a line that is cut %s › what can still be read", ([, text, want]) => {
  expect(explain(text).findings).toMatchObject([{ kind: "blocked", ...want }]);
});

test("explain › any message of Chromium, cut at any letter › never another code", () => {
  const wrong: string[] = [];
  for (const [code, says] of Object.entries(messages)) {
    const message = says.replaceAll("{parameter}", "a-value");
    for (let length = 1; length <= message.length; length += 1) {
      const text = frame + message.slice(0, length);
      const [found, another] = explain(text).findings;
      const isRight =
        found?.kind === "blocked" &&
        another === undefined &&
        (found.code === null || found.candidates.includes(code as keyof typeof messages));
      // Earlier versions and other codes share a few beginnings, which leave several candidates.
      if (!isRight) wrong.push(`${code}: ${message.slice(0, length)}`);
    }
  }
  expect(wrong).toEqual([]);
});

test.for([
  "Method not allowed",
  "405 Method PATCH is not allowed",
  "The method of a request header field is not allowed to be empty.",
  "Request header field names are case-insensitive.",
])("explain › “%s” › not recognised", (text) => {
  expect(explain(text).findings).toMatchObject([{ kind: "not recognised" }]);
});

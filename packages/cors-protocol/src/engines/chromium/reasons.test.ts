import { expect, test } from "vitest";
import { escapeBytes, toReason } from "./lines.ts";
import { messages } from "./messages.ts";
import type { CorsErrorCode } from "../../model/codes.ts";

const prefix = "Response to preflight request doesn't pass access control check: ";
const advice = " Have the server send the header with a valid value.";
const note =
  " The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.";

/** The six messages of the CORS check, which a preflight's check repeats after its prefix. */
const checked: [code: string, parameter: string, sentence: string, fetch: string, xhr: string][] = [
  [
    "WildcardOriginNotAllowed",
    "",
    "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
    "",
    note,
  ],
  [
    "MissingAllowOriginHeader",
    "",
    "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    "",
    "",
  ],
  [
    "MultipleAllowOriginValues",
    "*, *",
    "The 'Access-Control-Allow-Origin' header contains multiple values '*, *', but only one is allowed.",
    advice,
    "",
  ],
  [
    "InvalidAllowOriginValue",
    "true",
    "The 'Access-Control-Allow-Origin' header contains the invalid value 'true'.",
    advice,
    "",
  ],
  [
    "AllowOriginMismatch",
    "https://a.example",
    "The 'Access-Control-Allow-Origin' header has a value 'https://a.example' that is not equal to the supplied origin.",
    advice,
    "",
  ],
  [
    "InvalidAllowCredentials",
    "True",
    "The value of the 'Access-Control-Allow-Credentials' header in the response is 'True' which must be 'true' when the request's credentials mode is 'include'.",
    "",
    note,
  ],
];

/** The other messages, which end alike for both initiators. */
const plain: [code: CorsErrorCode, parameter: string, sentence: string][] = [
  ["PreflightInvalidStatus", "", `${prefix}It does not have HTTP ok status.`],
  ["PreflightDisallowedRedirect", "", `${prefix}Redirect is not allowed for a preflight request.`],
  [
    "InvalidAllowMethodsPreflightResponse",
    "",
    "Cannot parse Access-Control-Allow-Methods response header field in preflight response.",
  ],
  [
    "InvalidAllowHeadersPreflightResponse",
    "",
    "Cannot parse Access-Control-Allow-Headers response header field in preflight response.",
  ],
  [
    "MethodDisallowedByPreflightResponse",
    "PUT",
    "Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.",
  ],
  [
    "HeaderDisallowedByPreflightResponse",
    "x-a",
    "Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.",
  ],
  ["DisallowedByMode", "", "Cross origin requests are not allowed by request mode."],
  [
    "CorsDisabledScheme",
    "http, https",
    "Cross origin requests are only supported for protocol schemes: http, https.",
  ],
  [
    "RedirectContainsCredentials",
    "",
    "Redirect location '' contains a username and password, which is disallowed for cross-origin requests.",
  ],
  ["InvalidResponse", "", "The response is invalid."],
  [
    "NoCorsRedirectModeNotFollow",
    "",
    'Request mode is "no-cors" but the redirect mode is not "follow".',
  ],
  [
    "InsecureLocalNetwork",
    "loopback",
    "The request client is not a secure context and the resource is in more-private address space `loopback`.",
  ],
  [
    "InvalidLocalNetworkAccess",
    "local",
    "Request had a target IP address space of `local` yet the resource is in address space `local`.",
  ],
  [
    "LocalNetworkAccessPermissionDenied",
    "loopback",
    "Permission was denied for this request to access the `loopback` address space.",
  ],
];

test("toReason › these tables › have every message", () => {
  const named = [...checked, ...plain].map(([code]) => code);
  expect(named.toSorted()).toEqual(Object.keys(messages).toSorted());
});

const spoken: [CorsErrorCode, "fetch" | "xmlhttprequest", parameter: string, want: string][] = [
  ...checked.flatMap(([code, parameter, sentence, fetch, xhr]) =>
    (["", "Preflight"] as const).flatMap((of): typeof spoken => {
      const before = of === "" ? "" : prefix;
      const own = `${of}${code}` as CorsErrorCode;
      return [
        [own, "fetch", parameter, before + sentence + fetch],
        [own, "xmlhttprequest", parameter, before + sentence + xhr],
      ];
    }),
  ),
  ...plain.flatMap(([code, parameter, sentence]): typeof spoken => [
    [code, "fetch", parameter, sentence],
    [code, "xmlhttprequest", parameter, sentence],
  ]),
];

test.for(spoken)(
  "toReason › %s of a %s with '%s' › %s",
  ([code, initiatorType, parameter, want]) => {
    expect(toReason({ code, parameter }, initiatorType)).toBe(want);
  },
);

test("toReason › no initiator › fetch", () => {
  expect(toReason({ code: "InvalidAllowOriginValue", parameter: "x" })).toContain(advice);
});

const quoted: [rule: string, refusal: { parameter: string; quoted?: string }, want: string][] = [
  ["an empty parameter › empty quotes", { parameter: "" }, "''"],
  [
    "quoted bytes beside a parameter › the bytes",
    { parameter: "é", quoted: "\u00c3\u00a9" },
    "'\\u00C3\\u00A9'",
  ],
  ["empty quoted bytes beside a parameter › empty quotes", { parameter: "x", quoted: "" }, "''"],
  ["dollar signs › unchanged", { parameter: "$& $1 $'" }, "'$& $1 $''"],
  ["the placeholder as a value › unchanged", { parameter: "{parameter}" }, "'{parameter}'"],
  ["a tab › escaped", { parameter: "a\tb" }, "'a\\u0009b'"],
];

test.for(quoted)("toReason › %s", ([, refusal, want]) => {
  expect(toReason({ code: "AllowOriginMismatch", ...refusal })).toContain(
    `header has a value ${want} that is not equal`,
  );
});

const escaped: [rule: string, given: string, want: string][] = [
  ["printable ASCII › unchanged", " !\"#'AZaz09\\~", " !\"#'AZaz09\\~"],
  ["a tab › four digits", "\t", "\\u0009"],
  ["a line break › four digits", "\n", "\\u000A"],
  ["DEL › four digits", "\u007f", "\\u007F"],
  ["bytes beyond ASCII › four digits in upper case", "\u00e9\u00ff", "\\u00E9\\u00FF"],
  ["several such bytes › all escaped", "\u00c3a\u00a9", "\\u00C3a\\u00A9"],
];

test.for(escaped)("escapeBytes › %s", ([, given, want]) => {
  expect(escapeBytes(given)).toBe(want);
});

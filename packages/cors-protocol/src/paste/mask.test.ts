import { expect, test } from "vitest";
import { masked, maskSecrets } from "./mask.ts";

const rows: [what: string, text: string, want: string, count: number][] = [
  [
    "Authorization keeps its scheme",
    "authorization: Bearer abc.def",
    `authorization: Bearer ${masked}`,
    1,
  ],
  ["Authorization without a scheme", "Authorization: abc", `Authorization: ${masked}`, 1],
  [
    "a header in a command",
    "-H 'Authorization: Basic amFuZTpzZWNyZXQ=' -i",
    `-H 'Authorization: Basic ${masked}' -i`,
    1,
  ],
  [
    "a header in a call",
    '"authorization": "Bearer abc",\n"x": "y"',
    `"authorization": "Bearer ${masked}",\n"x": "y"`,
    1,
  ],
  ["Cookie", "> Cookie: session=abc; theme=dark\n> Host: a", `> Cookie: ${masked}\n> Host: a`, 1],
  ["Set-Cookie", "< set-cookie: session=abc; Path=/; SameSite=None", `< set-cookie: ${masked}`, 1],
  [
    "a cookie of curl",
    "curl -b 'session=abc' https://a.example",
    `curl -b '${masked}' https://a.example`,
    1,
  ],
  [
    "a user of curl",
    "curl -u jane:secret https://a.example",
    `curl -u ${masked} https://a.example`,
    1,
  ],
  ["an API key", "x-api-key: 12345", `x-api-key: ${masked}`, 1],
  [
    "a token in a query",
    "https://a.example/x?access_token=abcdef&page=2",
    `https://a.example/x?access_token=${masked}&page=2`,
    1,
  ],
  [
    "a signature in a query",
    "?X-Amz-Signature=abcdef0123&a=1",
    `?X-Amz-Signature=${masked}&a=1`,
    1,
  ],
  [
    "a password in an address",
    "https://jane:secret@a.example/x",
    `https://${masked}@a.example/x`,
    1,
  ],
  [
    "a password in a body",
    '{"user":"jane","password":"secret"}',
    `{"user":"jane","password":"${masked}"}`,
    1,
  ],
  [
    "a JSON Web Token anywhere",
    "token is eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.abc",
    `token is ${masked}`,
    1,
  ],
  [
    "a login's code in a query",
    "https://a.example/back?code=abcdef&state=1",
    `https://a.example/back?code=${masked}&state=1`,
    1,
  ],
  ["a status, which begins alike", "missing). Status code: 401.", "missing). Status code: 401.", 0],
  [
    "nothing secret",
    "Access-Control-Allow-Credentials: true",
    "Access-Control-Allow-Credentials: true",
    0,
  ],
  [
    "a console line",
    "Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response.",
    "Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response.",
    0,
  ],
  [
    "a list of allowed headers",
    "access-control-allow-headers: authorization, cookie, x-api-key",
    "access-control-allow-headers: authorization, cookie, x-api-key",
    0,
  ],
];

test.for(rows)("maskSecrets › %s", ([, text, want, count]) => {
  expect(maskSecrets(text)).toEqual({ text: want, count });
});

test.for(rows)("maskSecrets › %s › a second time changes nothing", ([, text]) => {
  const once = maskSecrets(text).text;
  expect(maskSecrets(once)).toEqual({ text: once, count: 0 });
});

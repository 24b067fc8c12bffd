import { expect, test } from "vitest";
import { isSecretName, masked, maskSecrets } from "./mask.ts";

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

const leaks: [what: string, text: string][] = [
  [
    "escaped JSON",
    String.raw`fetch("https://a.example", { "x": "{\"password\":\"hunter2-value\"}" })`,
  ],
  ["JSON that is escaped twice", String.raw`"{\\\"clientSecret\\\": \\\"hunter2-value\\\"}"`],
  ["a value with an escaped quote", String.raw`{"password":"a\"hunter2-value"}`],
  [
    "the body of Copy as fetch",
    String.raw`fetch("https://a.example", { "body": "{\"card\":\"hunter2-value\"}", "method": "PATCH" });`,
  ],
  ["the body of curl", `curl https://a.example --data-raw '{"card":"hunter2-value"}' -X PATCH`],
  [
    "a body with a quote of the shell",
    String.raw`curl https://a.example -d 'it'\''s hunter2-value' -X PATCH`,
  ],
  [
    "a body for cmd.exe",
    String.raw`curl ^"https://a.example^" --data-raw ^"^{^\^"card^\^":^\^"hunter2-value^\^"^}^"`,
  ],
  ["a body of PowerShell", 'iwr "https://a.example" -Body "{`"card`":`"hunter2-value`"}"'],
  ["an env line", "STRIPE_KEY=sk-hunter2-value"],
  ["an exported env line", "export AWS_SECRET_ACCESS_KEY=hunter2-value/with+more;and,more"],
  ["an env line with quotes", 'DB_PASSWORD="hunter2-value, and more"'],
  ["an env line before a command", "API_TOKEN=hunter2-value curl https://a.example"],
  [
    "a key of several lines",
    'PRIVATE_KEY="-----BEGIN RSA PRIVATE KEY-----\nhunter2-value\n-----END"',
  ],
  ["a YAML line", "  db_pass: hunter2-value"],
  ["a properties line", "spring.datasource.password=hunter2-value"],
  ["x-auth", "> x-auth: one hunter2-value"],
  ["x-auth in a command", "curl https://a.example -H 'x-auth: one hunter2-value'"],
  ["a header of a company", "x-acme-session-key: hunter2-value"],
  ["a header of Digest", 'Authorization: Digest username="jane", response="hunter2-value"'],
  ["cookies of a command", "curl -b 'a=1; b=hunter2-value' https://a.example"],
  ["a cookie that curl adds", '* Added cookie theme="hunter2-value" for domain a.example'],
  ["a form body", "user=jane&user_password=hunter2-value&page=2"],
  ["an encoded form", "user%3Djane%26password%3Dhunter2-value%26page"],
  ["encoded JSON", "body=%7B%22password%22%3A%22hunter2-value%22%7D"],
  ["pairs of headers", '[["x-api-key", "hunter2-value"], ["accept", "*/*"]]'],
  ["a part of an archive", '{"name": "X-Api-Key", "value": "hunter2-value"}, {'],
  ["a header that script sets", 'xhr.setRequestHeader("x-auth", "hunter2-value")'],
  ["an object", "headers: { authToken: 'hunter2-value' }"],
  ["PHP", "'api_key' => 'hunter2-value',"],
  ["a header on two lines", "authorization:\nBearer hunter2-value"],
  ["a header in a table", "cookie\ta=hunter2-value; b=hunter2-value"],
  ["a key without a name", "the key sk_live_hunter2value"],
];

test.for(leaks)("maskSecrets › %s › no part of the secret is left", ([, text]) => {
  const { text: safe, count } = maskSecrets(text);
  expect(safe).not.toContain("hunter2");
  expect(safe).not.toContain("more");
  expect(count).toBeGreaterThan(0);
  expect(maskSecrets(safe)).toEqual({ text: safe, count: 0 });
});

test.for([
  [
    "a call that allows cookies",
    'fetch("https://a.example/x", { credentials: "include", method: "PUT" })',
  ],
  [
    "a configuration",
    "cors({ origin: ['https://a.example'], credentials: true, allowedHeaders: ['Authorization', 'X-Api-Key'] })",
  ],
  ["FastAPI", 'allow_credentials=True, allow_headers=["authorization", "x-token"]'],
  [
    "an address that ends like a name",
    "Failed to load https://a.example/token: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  ],
  ["a host and its port", ":authority: auth.example.com\nHost: my-auth:8080"],
  ["a list of names", "access-control-request-headers: authorization,x-auth-token"],
  ["a challenge", 'www-authenticate: Bearer authorization_uri="https://login.example/x"'],
  ["an author", "author: Jane\nkeyboard: de\nvary: Cookie"],
  ["an empty header", "x-auth-token:\norigin: https://a.example"],
  [
    "a session of PowerShell",
    "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession",
  ],
] as const)("maskSecrets › %s › stays as it is", ([, text]) => {
  expect(maskSecrets(text)).toEqual({ text, count: 0 });
});

test("maskSecrets › a secret in code › what stands behind it stays", () => {
  const { text } = maskSecrets(
    'fetch(url, { headers: { Authorization: token, "X-Csrf-Token": csrf }, method: "PATCH" })',
  );
  expect(text).toBe(
    `fetch(url, { headers: { Authorization: ${masked}, "X-Csrf-Token": ${masked} }, method: "PATCH" })`,
  );
  expect(maskSecrets('curl a -d \'{"a":"b"}\' -X PATCH').text).toBe(
    `curl a -d '${masked}' -X PATCH`,
  );
});

test("isSecretName › words inside of harmless names › count for nothing", () => {
  const names = [
    "monitor",
    "author",
    ":authority",
    "keyboard",
    "x-forwarded-for",
    "sidebar",
    "design",
  ];
  expect(names.filter(isSecretName)).toEqual([]);
});

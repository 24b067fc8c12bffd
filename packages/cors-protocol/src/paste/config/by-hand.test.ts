import { expect, test } from "vitest";
import { readPaste } from "../read-paste.ts";

const star = ["Access-Control-Allow-Origin", "*"];
const cookies = ["Access-Control-Allow-Credentials", "true"];

const rows: [what: string, text: string, headers: (readonly string[])[]][] = [
  [
    "Node.js",
    "res.setHeader('Access-Control-Allow-Origin', '*');\nres.header(\"Access-Control-Allow-Credentials\", true);",
    [star, cookies],
  ],
  [
    "PHP",
    "header(\"Access-Control-Allow-Origin: *\");\nheader('Access-Control-Allow-Credentials: true');",
    [star, cookies],
  ],
  ["Go", 'w.Header().Set("Access-Control-Allow-Origin", "*")', [star]],
  [
    "Apache",
    '<IfModule mod_headers.c>\n  Header always set Access-Control-Allow-Origin "*"\n  Header set Access-Control-Allow-Credentials "true"\n</IfModule>',
    [star, cookies],
  ],
  ["HAProxy", 'http-response set-header Access-Control-Allow-Origin "*"', [star]],
  ["Caddy", "example.com {\n  header /api/* Access-Control-Allow-Origin *\n}", [star]],
  ["IIS", '<add name="Access-Control-Allow-Origin" value="*" />', [star]],
  [
    "Vercel",
    '{"headers":[{"source":"/api/(.*)","headers":[{"key":"Access-Control-Allow-Origin","value":"*"},{"key":"Access-Control-Allow-Credentials","value":"true"}]}]}',
    [star, cookies],
  ],
];

test.for(rows)(
  "readConfiguration › headers set by hand in %s › its headers and problems",
  ([, text, headers]) => {
    const { kinds, configuration } = readPaste(text);
    expect(kinds).toEqual(["configuration"]);
    expect(configuration?.headers.map((one) => [one.name, one.value])).toEqual(headers);
    const has = headers.includes(cookies);
    expect(configuration?.problems.map(({ key }) => key)).toEqual(
      has ? ["Access-Control-Allow-Origin"] : [],
    );
  },
);

test.for([
  [
    "a misspelt name",
    "res.setHeader('Access-Control-Allow-Orgin', '*')",
    /write access-control-allow-origin/,
  ],
  [
    "a list",
    'header("Access-Control-Allow-Origin: https://a.example, https://b.example");',
    /several origins/,
  ],
] as const)("readConfiguration › headers set by hand with %s › says so", ([, text, says]) => {
  expect(readPaste(text).configuration?.problems[0]?.says).toMatch(says);
});

test.for([
  "xhr.setRequestHeader('Access-Control-Allow-Origin', '*')",
  "Access-Control-Allow-Origin: *",
  "Why is there no Access-Control-Allow-Origin header?",
])("readConfiguration › “%s” › no configuration", (text) => {
  expect(readPaste(text).configuration).toBeNull();
});

import { expect, test } from "vitest";
import { readPaste } from "../read-paste.ts";

const origin = "https://shop.example.com";
const url = "https://api.example.com/orders/7";

type Row = [what: string, text: string, want: object];

const commands: Row[] = [
  [
    "Invoke-WebRequest with a session's cookie",
    `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n$session.Cookies.Add((New-Object System.Net.Cookie("sid", "9", "/", "api.example.com")))\nInvoke-WebRequest -UseBasicParsing -Uri "${url}" \`\n-Method "PATCH" \`\n-WebSession $session \`\n-Headers @{\n"authority"="api.example.com"\n  "origin"="${origin}"\n  "x-trace"="a\`"b"\n} \`\n-ContentType "application/json" \`\n-Body "{}"`,
    {
      method: "PATCH",
      url,
      origin,
      credentials: "include",
      headers: [
        ["authority", "api.example.com"],
        ["x-trace", 'a"b'],
        ["Content-Type", "application/json"],
      ],
    },
  ],
  [
    "a call by hand",
    `irm '${url}' -Headers @{ Origin = '${origin}'; 'X-Tenant' = '7' } -Method post`,
    { method: "POST", url, origin, credentials: null, headers: [["X-Tenant", "7"]] },
  ],
];

test.for(commands)("readPaste › PowerShell › %s", ([, text, request]) => {
  const { kinds, requests, findings } = readPaste(text);
  expect({ kinds, requests, findings }).toMatchObject({
    kinds: ["curl command"],
    requests: [request],
    findings: [],
  });
});

test("readPaste › PowerShell › no address › nothing is claimed", () => {
  expect(readPaste("Invoke-WebRequest -Uri $url").kinds).toEqual([]);
});

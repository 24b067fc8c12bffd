import { expect, test } from "vitest";
import { noCors, printed, three, toLines, url, type WebKitRow } from "../../test/webkit-lines.ts";

const rows: WebKitRow[] = [
  [
    "same-origin mode › one line without a reason",
    { mode: "same-origin" },
    [],
    [`Fetch API cannot load ${url}.`],
  ],
  [
    "another scheme › only HTTP is supported",
    { url: "app:items" },
    [],
    three("Cross origin requests are only supported for HTTP.", "app:items").slice(0, 2),
  ],
  [
    "another scheme in no-cors mode › cannot be shown",
    { ...noCors, url: "app:items" },
    [],
    ["Failed to load resource: The URL can’t be shown"],
  ],
  [
    "ftp: in no-cors mode › FTP is disabled",
    { ...noCors, url: "ftp://a.example/" },
    [],
    three("FTP URLs are disabled", "ftp://a.example/"),
  ],
  [
    "file: in no-cors mode › a local resource",
    { ...noCors, url: "file:///etc/hosts" },
    [],
    [
      "Not allowed to load local resource: file:///etc/hosts",
      "Not allowed to request resource",
      "Fetch API cannot load file:///etc/hosts due to access control checks.",
    ],
  ],
  // NOTE: WebKitGTK 2.50.6 damages one letter after the scheme in the last line: `blob: ttp:`.
  [
    "blob: of another origin in no-cors mode › a local resource",
    { ...noCors, url: "blob:http://localhost/x" },
    [],
    [
      "Not allowed to load local resource: blob:http://localhost/x",
      "Not allowed to request resource",
      "Fetch API cannot load blob:http://localhost/x due to access control checks.",
    ],
  ],
];

test.for(rows)("WebKit's console about an unsent request › %s", ([, change, exchanges, want]) => {
  expect(printed(change, exchanges)).toEqual(toLines(want));
});

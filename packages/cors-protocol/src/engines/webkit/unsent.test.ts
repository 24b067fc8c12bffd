import { expect, test } from "vitest";
import { noCors, printed, three, toLines, url, type WebKitRow } from "../../test/webkit-lines.ts";

const rows: WebKitRow[] = [
  [
    "same-origin mode: one line, and no reason",
    { mode: "same-origin" },
    [],
    [`Fetch API cannot load ${url}.`],
  ],
  [
    "an address of another scheme",
    { url: "app:items" },
    [],
    three("Cross origin requests are only supported for HTTP.", "app:items").slice(0, 2),
  ],
  [
    "one without CORS",
    { ...noCors, url: "app:items" },
    [],
    ["Failed to load resource: The URL can’t be shown"],
  ],
  [
    "ftp: without CORS",
    { ...noCors, url: "ftp://a.example/" },
    [],
    three("FTP URLs are disabled", "ftp://a.example/"),
  ],
  [
    "a file without CORS",
    { ...noCors, url: "file:///etc/hosts" },
    [],
    [
      "Not allowed to load local resource: file:///etc/hosts",
      "Not allowed to request resource",
      "Fetch API cannot load file:///etc/hosts due to access control checks.",
    ],
  ],
  // NOTE: WebKitGTK 2.50.6 prints the last of these with one letter behind the scheme damaged: `blob: ttp:`.
  [
    "and what is in another page's memory",
    { ...noCors, url: "blob:http://localhost/x" },
    [],
    [
      "Not allowed to load local resource: blob:http://localhost/x",
      "Not allowed to request resource",
      "Fetch API cannot load blob:http://localhost/x due to access control checks.",
    ],
  ],
];

test.for(rows)("WebKit's console: %s", ([, change, exchanges, want]) => {
  expect(printed(change, exchanges)).toEqual(toLines(want));
});

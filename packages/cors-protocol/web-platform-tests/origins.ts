import {
  at,
  otherPort,
  page,
  remote,
  remotePort,
  secure,
  secureRemote,
  type Subtest,
} from "./subtest.ts";

const show = (value: string) => JSON.stringify(value);

/** A GET to another host, whose response has this Access-Control-Allow-Origin. */
const allowing = (
  file: Subtest["file"],
  origin: string,
  ends: Subtest["ends"],
  from = page,
): Subtest => ({
  file,
  title: `Allow-Origin ${show(origin)} for ${from} › ${ends}`,
  from,
  request: { url: at(from === page ? remote : page), initiatorType: "xmlhttprequest" },
  replies: { [at(from === page ? remote : page)]: { origin } },
  ends,
  ...(ends === "readable" ? { sentOrigin: from } : {}),
});

const good = (own: string) => ["*", " *  ", "\t*", own, ` ${own}`, ` ${own}   \t `, `\t${own}`];

/** Values that are not the origin, in the order of the file. */
function bad(own: string, other: string): string[] {
  const { host, protocol } = new URL(own);
  return [
    other,
    `//${host}`,
    `://${host}`,
    `ftp://${host}`,
    `http:://${host}`,
    `http:/${host}`,
    `http:${host}`,
    host,
    `${own}?`,
    `${own}/`,
    `${own} /`,
    `${own}#`,
    `${own}%23`,
    `${own}:80`,
    `${own}, *`,
    `${own}\0`,
    own.toUpperCase(),
    `${protocol.toUpperCase()}//${host}`,
    "-",
    "**",
    "\0*",
    "*\0",
    "'*'",
    '"*"',
    "* *",
    `*${protocol}//*`,
    `*${own}`,
    `* ${own}`,
    `*, ${own}`,
    `\0${own}`,
    `null ${own}`,
    "http://example.net",
    "null",
    "",
    `${own}/cors/test.htm`,
    `${own}/cors/`,
    `${other}/cors/`,
  ];
}

/** Values that only the newest file tries. */
function more(own: string): string[] {
  const parent = new URL(own).host.replace(/^[^.]+\./, "");
  return [
    "* null",
    "null *",
    parent,
    `.${parent}`,
    `*.${parent}`,
    `http://${parent}`,
    `http://.${parent}`,
    `http://*.${parent}`,
  ];
}

function values(file: Subtest["file"], own: string, other: string, others: string[]): Subtest[] {
  return [
    ...good(own).map((origin) => allowing(file, origin, "readable", own)),
    ...[...bad(own, other), ...others].map((origin) => allowing(file, origin, "refused", own)),
  ];
}

const twice: [first: string, second: string][] = [
  ["", "*"],
  ["*", ""],
  ["*", "*"],
  ["", page],
  ["*", page],
  [page, page],
];

const hosts: [title: string, host: string][] = [
  ["another host", remote],
  ["another port", otherPort],
  ["another host and port", remotePort],
  ["another host and scheme", secureRemote],
  ["another scheme and port", secure],
];

const ofMethod = (
  title: string,
  host: string,
  method: string,
  origin: string,
  isAllowed: boolean,
): Subtest => ({
  file: "fetch/api/cors/cors-origin.any.js",
  title: `${method} to ${title}, Allow-Origin ${show(origin)} › ${isAllowed ? "readable" : "refused"}`,
  request: { url: at(host), method },
  replies: { [at(host)]: { origin, methods: method } },
  ends: isAllowed ? "readable" : "refused",
});
const eachWay = (title: string, host: string, method: string) => [
  ofMethod(title, host, method, page, true),
  ofMethod(title, host, method, host, false),
];

const usual: [title: string, host: string][] = [
  ["the page's own origin", page],
  ["another host", remote],
  ["another port", otherPort],
  ["another host and port", remotePort],
  ["another host and scheme", secureRemote],
  ["another scheme and port", secure],
];

/** Which value of Access-Control-Allow-Origin allows a page. */
export const origins: Subtest[] = [
  ...values("cors/origin.htm", page, remote, more(page)),
  ...twice.map(([origin, origin2]): Subtest => ({
    file: "cors/origin.htm",
    title: `two lines of Allow-Origin, ${show(origin)} and ${show(origin2)} › refused`,
    request: { url: at(remote), initiatorType: "xmlhttprequest" },
    replies: { [at(remote)]: { origin, origin2 } },
    ends: "refused",
  })),
  ...values("cors/allow-headers.htm", page, remote, []),
  ...values("cors/remote-origin.htm", remote, page, [`${remote.replace("www1", "WWW1")}`]),
  ...hosts.flatMap(([title, host]) => eachWay(title, host, "GET")),
  ...["POST", "HEAD", "PUT"].flatMap((method) => eachWay("another host", remote, method)),
  ofMethod("another host", remote, "GET", "", false),
  ...usual.flatMap(([title, host]): Subtest[] => [
    {
      file: "cors/basic.htm",
      title: `GET to ${title} without Allow-Origin › ${host === page ? "readable" : "refused"}`,
      request: { url: at(host), initiatorType: "xmlhttprequest" },
      replies: { [at(host)]: { origin: null } },
      ends: host === page ? "readable" : "refused",
    },
    {
      file: "cors/basic.htm",
      title: `GET to ${title} that returns the Origin › readable`,
      request: { url: at(host), initiatorType: "xmlhttprequest" },
      replies: { [at(host)]: {} },
      ends: "readable",
    },
  ]),
  ...hosts.flatMap(([title, host]): Subtest[] =>
    (
      [
        ["no-cors", "*", "opaque"],
        ["cors", null, "refused"],
        ["cors", "*", "readable"],
      ] as const
    ).map(([mode, origin, ends]) => ({
      file: "fetch/api/cors/cors-basic.any.js",
      title: `${mode} request to ${title}, Allow-Origin ${origin ?? "absent"} › ${ends}`,
      request: { url: at(host), mode },
      replies: { [at(host)]: { origin } },
      ends,
    })),
  ),
];

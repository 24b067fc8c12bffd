import type { HeaderLine } from "@blocked/cors-protocol";
import { correctOptions, type RawPolicy } from "@blocked/profiles";
import type { Chapter } from "./lesson.ts";

const allowOrigin: HeaderLine = ["Access-Control-Allow-Origin", "{origin}"];
const readable = { status: 200, headers: [allowOrigin] };

const redirected: RawPolicy = {
  kind: "raw",
  preflight: { status: 308, headers: [["Location", "{next}"]] },
  response: { status: 308, headers: [allowOrigin, ["Location", "{next}"]] },
  next: { kind: "plugin", options: correctOptions },
};

const headersOfPreflight = (names: string) =>
  `It needs three headers: Access-Control-Allow-Origin: {origin}, ${names}`;

/** The server’s code decides when the headers are added, and which of them a script may read. */
export const responses: Chapter = {
  title: "Responses and redirects",
  lessons: [
    {
      id: "header-not-exposed",
      title: "Custom response header",
      story:
        "Your page reads the list, and also how many items there are in all. The server sends this number in the response header X-Total-Count.",
      profile: "header-not-exposed",
      probe: "read",
      asks: "X-Total-Count",
      why: "Your script may read the response, but only seven of its headers. Any other is null, unless the server names it in Access-Control-Expose-Headers. No console reports it.",
      repair: {
        task: "Let your page read the list and the header X-Total-Count.",
        hints: [
          "An option names the headers that a script may read.",
          "Add X-Total-Count to exposedHeaders.",
        ],
      },
    },
    {
      id: "error-before-cors",
      title: "Server error 500",
      story:
        "The server allows your page, but its code crashes early. Your page reads the list, and should learn that something broke.",
      profile: "error-before-cors",
      probe: "read",
      server: [
        "The server would allow your page. It crashes before the part that says so, and responds with 500.",
      ],
      why: "The crash skipped the part of the server that adds the headers. So your script cannot even see the status 500, and the console reports CORS for what is a bug. Register CORS before anything that can fail.",
      repair: {
        task: "The crash stays. Let your page read its status, 500.",
        start: {
          kind: "raw",
          preflight: { status: 204, headers: [allowOrigin] },
          response: { status: 500, headers: [] },
        },
        hints: [
          "An error is a response like any other, so it needs the same header.",
          "Add to the response: Access-Control-Allow-Origin: {origin}",
        ],
      },
    },
    {
      id: "redirect-before-cors",
      title: "Redirected API",
      story:
        "The API has moved, and the server redirects every old address to the new one. Your page saves a change at an old address.",
      profile: "redirect-before-cors",
      probe: "update",
      server: [
        "At the old address, the server redirects every request to the new one.",
        "At the new address, it allows everything that your page needs.",
      ],
      why: "Before the PUT the browser asked for permission, and the server redirected the question. A preflight may never be redirected, however harmless the redirect is. The PUT was never sent.",
      repair: {
        task: "The API stays where it is now. Let your page save the change at the old address.",
        start: redirected,
        hints: [
          "Only the response to the preflight is wrong. Give it the status 204, and remove Location.",
          headersOfPreflight(
            "Access-Control-Allow-Methods: PUT, Access-Control-Allow-Headers: Content-Type",
          ),
        ],
      },
    },
    {
      id: "auth-before-cors",
      title: "Authentication before CORS",
      story:
        "The server checks every request for a token before it does anything else. Your page reads the list, and sends a token.",
      profile: "auth-before-cors",
      probe: "read-with-token",
      server: [
        "The server rejects every request without a token, with 401.",
        "After this check, it allows everything that your page needs.",
      ],
      why: "The browser asked for permission first, and its question never carries a token. So the server rejected the preflight with 401, and the request with the token was never sent.",
      repair: {
        task: "Let your page send its token.",
        start: {
          kind: "raw",
          preflight: { status: 401, headers: [] },
          response: readable,
        },
        hints: [
          "The preflight must succeed without a token. Give it the status 204.",
          headersOfPreflight(
            "Access-Control-Allow-Methods: GET, Access-Control-Allow-Headers: Authorization",
          ),
        ],
      },
    },
    {
      id: "blocked-write",
      title: "POST as plain text",
      story:
        "Your page adds an item, and sends it as plain text, as any HTML form could. The server allows another address, and not your page’s.",
      profile: "origin-not-listed",
      probe: "create-as-text",
      why: "What any form could send, the browser sends at once, without asking first. The server wrote the row, and the browser kept only the response from your script. CORS decides who may read, and not who may write.",
      repair: {
        task: "Let your page read the response, and no other website.",
        hints: ["The list of origins names another page.", `Add a line to origin: {origin}`],
      },
    },
  ],
};

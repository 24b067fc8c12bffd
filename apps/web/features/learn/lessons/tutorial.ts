import type { Chapter } from "./lesson.ts";

const nameYourPage = "Give origin a list with one line, the address of your page: {origin}";

/** The tutorial's six errors. */
export const tutorial: Chapter = {
  title: "The tutorial’s six errors",
  lessons: [
    {
      id: "disabled",
      title: "API on another port",
      story:
        "Your page asks its API for a list of items. Both run on your machine, on different ports. Nobody has told the server anything about other ports.",
      profile: "disabled",
      probe: "read",
      why: "The server did its work, but its response did not permit your page to read it. A page and an API on different ports are different origins. The browser received the list, and kept it from your script.",
      repair: {
        task: "Let your page read the list, and no other website.",
        hints: [
          "Register @fastify/cors. Without options it allows every website, so it needs one.",
          nameYourPage,
        ],
      },
    },
    {
      id: "origin-mismatch",
      title: "Production origin on localhost",
      story:
        "The server allows one address, the one where the finished app will run. You open the page on your own machine, and it reads the list.",
      profile: "origin-mismatch",
      probe: "read",
      why: "The response permitted another address, and your page has its own. Scheme, host and port must all be equal, letter by letter. The server ran the request; only the browser refused to hand over the response.",
      repair: {
        task: "Let your page read the list, and no other website.",
        hints: [
          "A single text is sent to every page, whoever asks. A list is compared with the page that asks.",
          nameYourPage,
        ],
      },
    },
    {
      id: "wildcard-plus-credentials",
      title: "Wildcard with credentials",
      story:
        "The server lets every website read its responses. Your page reads the list, and sends the user’s cookies along.",
      profile: "wildcard-plus-credentials",
      probe: "read-with-cookies",
      why: "A permission for everybody does not count for a request with cookies. Otherwise every website could read what the server sends to a signed-in user. The response has to name your page.",
      repair: {
        task: "Let your page read the list with the user’s cookies, and no other website.",
        hints: [
          "With cookies the response must name one address. Replace the star.",
          "origin: true makes the error go away, and lets every website in. Test it once, and see.",
          nameYourPage,
        ],
      },
    },
    {
      id: "missing-method",
      title: "PUT request",
      story:
        "Reading the list works, and so does adding an item. Now your page saves a change with the method PUT.",
      profile: "missing-method",
      probe: "update",
      why: "Before a PUT the browser asks the server whether it may send one. This question is the preflight, an OPTIONS request. The response did not list PUT, so the PUT was never sent and nothing changed.",
      repair: {
        task: "Let your page save the change.",
        hints: ["Look at the list of methods.", "Add PUT to methods."],
      },
    },
    {
      id: "missing-header",
      title: "Authorization header",
      story:
        "Your page reads the list with a token, which says who is signed in. The token travels in the request header Authorization.",
      profile: "missing-header",
      probe: "read-with-token",
      why: "No HTML form can send a token, so the browser asks the server before it sends one. The response to this preflight did not list Authorization. The GET was never sent.",
      repair: {
        task: "Let your page send its token.",
        hints: ["Look at the list of request headers.", "Add Authorization to allowedHeaders."],
      },
    },
    {
      id: "credentials-not-allowed",
      title: "fetch with credentials",
      story:
        "The server allows your page by its address. Your script reads the list, and sends the user’s cookies along.",
      profile: "credentials-not-allowed",
      probe: "read-with-cookies",
      why: "The server has to say that cookies are welcome, and it did not. The request was sent with the cookies, and the server responded. The browser blocked the response.",
      repair: {
        task: "Let your page read the list with the user’s cookies, and no other website.",
        hints: ["One option is missing.", "Set credentials to true."],
      },
    },
  ],
};

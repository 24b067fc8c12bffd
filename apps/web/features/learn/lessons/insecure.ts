import type { Chapter } from "./lesson.ts";

const task = "Let your page read the list with the user’s cookies, and no other website.";

/** No console complains, and another website reads what it should not. */
export const insecure: Chapter = {
  title: "Another website",
  lessons: [
    {
      id: "reflected-origin",
      title: "Reflected origin",
      story:
        "The server repeats the address of whoever asks, and accepts cookies. You are signed in, and open another website, which asks your API for the list.",
      profile: "reflected-origin",
      probe: "read-from-another-site",
      why: "The server permitted the other website by its own address. The browser added your cookies, so the website read what belongs to you. No console reports it.",
      repair: {
        task,
        hints: ["origin: true repeats every address.", "Use a list with one line: {origin}"],
      },
    },
    {
      id: "null-trusted",
      title: "Origin null",
      story:
        "A page opened as a file has no address, and the browser calls it null. So the server allows null. Another website opens a frame without an address, which asks for the list.",
      profile: "null-trusted",
      probe: "read-from-a-sandbox",
      why: "Any website can open a frame whose address is null, by sandboxing it. To allow null is therefore to allow everybody. Serve the page instead of opening it as a file.",
      repair: { task, hints: ["One line of the list is too many.", "Remove null from origin."] },
    },
    {
      id: "pattern-without-end",
      title: "Regular expression for origins",
      story:
        "The server accepts every address that begins like the one of your page. Another website, on another port, asks your API for the list.",
      profile: "pattern-without-end",
      probe: "read-from-another-site",
      why: "The pattern says how an address begins, and not where it ends. It also matches every other port, and names such as http://localhost.evil.example.",
      repair: {
        task,
        hints: [
          "A pattern ends with a dollar sign, or it matches whatever follows.",
          "You need no pattern for one address: {origin}",
        ],
      },
    },
  ],
};

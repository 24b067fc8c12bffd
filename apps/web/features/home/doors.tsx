const doors = [
  {
    href: "/diagnose",
    title: "I have an error",
    text: "Paste the red line, or check your API. You get the cause and the line to change.",
  },
  {
    href: "/learn",
    title: "I want to understand",
    text: "Predict what the browser does, send the request, and repair the policy yourself.",
  },
  {
    href: "/config",
    title: "I need a configuration",
    text: "Enter your origins, methods and headers. Copy a file that allows exactly that.",
  },
];

/** The three reasons to come here. */
export function Doors() {
  return (
    <nav aria-label="Start here">
      <ul className="grid gap-4 md:grid-cols-3">
        {doors.map(({ href, title, text }) => (
          <li key={href}>
            <a
              href={href}
              className="block h-full space-y-1 rounded-lg border border-rule bg-raised p-6 hover:border-accent"
            >
              <h2 className="text-[20px] leading-7 font-semibold text-accent">
                {title} <span aria-hidden="true">→</span>
              </h2>
              <p>{text}</p>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

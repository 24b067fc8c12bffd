import { Button } from "../../ui/button.tsx";

const frame =
  "Access to fetch at 'https://api.example.com/items/3' from origin 'https://app.example.com' has been blocked by CORS policy:";

/** One of each kind that the page reads, as browsers and curl print it. */
const examples = [
  {
    title: "A line of Chrome",
    text: `${frame} Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.`,
  },
  {
    title: "Firefox in German",
    text: "Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf https://api.example.com/items. (Grund: CORS-Kopfzeile 'Access-Control-Allow-Origin' fehlt). Statuscode: 502.",
  },
  {
    title: "The output of curl -v",
    text: [
      "> OPTIONS /items HTTP/1.1",
      "> Host: api.example.com",
      "> Origin: https://app.example.com",
      "> Access-Control-Request-Method: DELETE",
      ">",
      "< HTTP/1.1 405 Method Not Allowed",
      "< Access-Control-Allow-Origin: *",
      "< Allow: GET",
      "<",
    ].join("\n"),
  },
  {
    title: "Copy as fetch",
    text: 'await fetch("https://api.example.com/items/3", {\n  "credentials": "include",\n  "headers": { "Authorization": "Bearer …", "Content-Type": "application/json" },\n  "referrer": "https://app.example.com/",\n  "method": "PATCH",\n  "body": "{}"\n});',
  },
  {
    title: "A configuration",
    text: 'await app.register(cors, {\n  origin: ["https://app.example.com"],\n  allowHeaders: ["Content-Type", "X-Tenant"],\n  allowMethods: ["PUT"],\n});',
  },
];

/** Texts to try the page with. */
export function Examples({ onChoose }: { onChoose: (text: string) => void }) {
  return (
    <section aria-label="Examples" className="space-y-2">
      <p className="text-sm text-soft">Try an example:</p>
      <div className="flex flex-wrap gap-2">
        {examples.map(({ title, text }) => (
          <Button
            key={title}
            className="chip text-accent hover:border-accent"
            onClick={() => onChoose(text)}
          >
            {title}
          </Button>
        ))}
      </div>
    </section>
  );
}

import { expect, test } from "vitest";
import { warnings } from "../engines/firefox/translations.ts";
import { explain } from "./explain.ts";

const unrelated: [what: string, text: string][] = [
  ["a missing module of Python", "ModuleNotFoundError: No module named 'corsheaders'"],
  ["a missing file of Python", "FileNotFoundError: [Errno 2] No such file: 'cors.json'"],
  ["a class that ends in NotFound", "PageNotFoundException: no page for /en"],
  ["a cache of the server", "Error: connect ECONNREFUSED 127.0.0.1:6379"],
  [
    "a database of the server, by its driver",
    "MongoNetworkError: getaddrinfo ENOTFOUND db\n    at Topology.connect",
  ],
  ["a queue of the server", "AMQP connection: read ECONNRESET"],
  [
    "a package registry",
    "npm ERR! code SELF_SIGNED_CERT_IN_CHAIN\nnpm ERR! self-signed certificate",
  ],
  ["git", "fatal: unable to access 'https://git.example.com/a.git/': SSL certificate problem"],
  ["a Java program", "java.net.ConnectException: Could not connect to db: Connection refused"],
  [
    "a driver of Python",
    "psycopg2.OperationalError: could not connect to server: Connection refused",
  ],
  ["a refusal without a host", "Connection refused"],
  [
    "a script of Python",
    "requests.exceptions.SSLError: certificate verify failed: self signed certificate",
  ],
  ["a package of that name", "GET https://packages.example.org/cors failed, reason: read"],
  ["a shell", "ssh: Could not resolve hostname a: Name or service not known"],
  ["a user", "The user is not authorized for host db-1"],
  ["a header in a sentence", "What is wrong in Content-Security-Policy: default-src"],
  ["a process that ended", "The process exited with status 0"],
  ["a question", "How do I get rid of a CORS error in Django?"],
  ["a heading", "Solving the CORS error: three ways"],
  ["a module resolver", "Error resolving plugin eslint-plugin-cors: not installed"],
];

test.for(unrelated)("explain › %s › not recognised", ([, text]) => {
  expect(explain(text).findings).toMatchObject([{ kind: "not recognised", code: null }]);
});

const programs: [text: string, name: string][] = [
  ["Error: connect ECONNREFUSED ::1:4000", "server-down"],
  [
    "[vite] http proxy error: /api/items\nError: connect ECONNREFUSED 127.0.0.1:8080",
    "server-down",
  ],
  ["Error: getaddrinfo ENOTFOUND backend", "host-not-found"],
];

test.for(programs)("explain › a development server › %s", ([text, name]) => {
  expect(explain(text).findings).toMatchObject([{ kind: "neighbour", name }]);
});

const cells: string[] = [
  "items\tCORS error\tfetch\tapp.js:12\t0 B\t12 ms",
  "items   CORS error   xhr   app.js:12",
  "200 CORS error",
];

test.for(cells)("explain › the Network panel › %s › blocked", (text) => {
  expect(explain(text).findings).toMatchObject([{ kind: "blocked", code: null }]);
});

const url = "https://api.example.com/orders/7";
const name = "authorization-not-covered-by-wildcard";

test.for(warnings)(
  "explain › a warning in %s › its first words and the address",
  ([language, says]) => {
    expect(explain(`${says}: ${url} …`).findings).toMatchObject([
      { kind: "warning", name, engine: "firefox", language, code: null, candidates: [], url },
    ]);
  },
);

const star: [what: string, text: string][] = [
  [
    "backticks",
    `Elővigyázat: ${url} (ok: \`Access-Control-Allow-Headers\` = \`*\`, \`Authorization\` nincs benne).`,
  ],
  [
    "guillemets",
    `Запрос из постороннего источника заблокирован: ${url}. (Причина: «Access-Control-Allow-Headers» имеет значение «*», «Authorization» не охватывается).`,
  ],
];

test.for(star)("explain › a star for the request headers, in %s › a warning", ([, text]) => {
  expect(explain(text).findings).toMatchObject([{ kind: "warning", name, code: null, url }]);
});

test("explain › a star for the origin, in another language › blocked", () => {
  const text = `교차 출처 요청 차단: ${url}. (원인: CORS 헤더 ‘Access-Control-Allow-Origin’이 ‘*’이면 자격 증명이 지원되지 않음).`;
  expect(explain(text).findings).toMatchObject([
    { kind: "blocked", code: "WildcardOriginNotAllowed" },
  ]);
});

const translated: [what: string, text: string, kind: string, code: string | null][] = [
  [
    "no reason",
    `Заблокировано: кросс-запрос. Запрос из постороннего источника заблокирован: Политика запрещает чтение ресурса на ${url}.`,
    "blocked",
    null,
  ],
  [
    "the reason cut off",
    `Bloccata richiesta multiorigine (cross-origin): il criterio di corrispondenza dell’origine non consente la lettura della risorsa remota da ${url}`,
    "blocked",
    null,
  ],
  [
    "advice in the place of a reason",
    `Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen von ${url}. Dies kann durch das Aktivieren von CORS behoben werden.`,
    "blocked",
    null,
  ],
  [
    "a request that failed",
    `Bloccata richiesta multiorigine (cross-origin): non consente la lettura da ${url}. Motivo: richiesta CORS non riuscita. Codice di stato: (null).`,
    "network",
    null,
  ],
  [
    "an older word for the preflight, Portuguese",
    `Pedido de origem cruzada bloqueado: não permite ler o recurso em ${url}. (Motivo: o canal de pré-verificação CORS não teve êxito).`,
    "blocked",
    "PreflightInvalidStatus",
  ],
  [
    "an older word for the preflight, Spanish",
    `Solicitud de origen cruzado bloqueada: no permite leer ${url}. (Motivo: falló el canal de verificación previa de CORS).`,
    "blocked",
    "PreflightInvalidStatus",
  ],
  [
    "an older word for the preflight, Russian",
    `Запрос из постороннего источника заблокирован: запрещено чтение ${url}. (Причина: не удался предварительный запрос CORS).`,
    "blocked",
    "PreflightInvalidStatus",
  ],
];

test.for(translated)("explain › Firefox in another language › %s", ([, text, kind, code]) => {
  expect(explain(text).findings).toMatchObject([{ kind, code, url, engine: "firefox" }]);
});

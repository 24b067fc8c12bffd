import fc from "fast-check";
import { expect, test } from "vitest";
import { countWork } from "../test/count-work.ts";
import { maskSecrets } from "./mask.ts";
import { readPaste } from "./read-paste.ts";

/** The repeated part of a text, with the parts before and after it. */
const texts: [what: string, before: string, again: string, behind: string][] = [
  ["marked lines", "> GET / HTTP/1.1\n", "< a: b\n", ""],
  ["heads", "", "HTTP/1.1 200\na: b\n\n", ""],
  ["sections", "", "Request Headers\na:\nb\n", ""],
  ["commands", "", "curl ", ""],
  ["lines of a command", "curl a ", "\\\n", ""],
  ["quotes of a command", "curl '", "'\\''", ""],
  ["headers of a command", "curl a ", "-H 'a: b' ", ""],
  ["calls", "", "fetch('a', {", ""],
  ["calls of axios", "a = axios.create({", "a.get('a', {", ""],
  ["headers of XMLHttpRequest", "a.open('GET', 'a')", ".setRequestHeader('a', (", ""],
  ["blocks of a network panel", "", "Request URL: a\norigin: a\n", ""],
  ["brackets", "cors({ origin: ", "[", ""],
  ["braces", "cors({ origin: ", "{a:", ""],
  ["parentheses", "cors({ origin: ", "(", ""],
  ["comments", "cors({", "/* a */", ""],
  ["open comments", "cors({", "/*", ""],
  ["strings", "cors({ origin: [", "'a', ", ""],
  ["joined strings", "cors({ origin: ", "'a' + ", ""],
  ["patterns", "cors({ origin: ", "/", ""],
  ["arguments", "add_middleware(CORSMiddleware, ", "a=1, ", ""],
  ["lines of nginx", "", "add_header Access-Control-Allow-Origin * always;\n", ""],
  ["spaces of nginx", "add_header", " ", "a b;"],
  ["names of headers", "HTTP/1.1 200\n", "access-control-allow-orign: *\n", ""],
  ["a damaged HAR file", '{"log":', "[", ""],
  ["entries of a HAR file that is cut off", '{"log":{"entries":[', '{"request":{}},', ""],
  ["strings of PowerShell", "iwr ", '"`"', ""],
  ["headers of PowerShell", "iwr a -Headers @{", '"a"="b";', ""],
  ["rows of a table", "", "access-control-allow-origin *\n", ""],
  ["settings of Django", "", "CORS_A_B = [\n", ""],
  ["headers set by hand", "", "a.setHeader('Access-Control-Allow-Origin', '*');\n", ""],
  ["options of Go", "cors.Options{", 'A: []string{"a"},', ""],
  ["instances of axios", "", "a = axios.create(", ""],
  ["rows of Firefox's panel", "scheme\nhost\nfilename\n", "a\nb\n", ""],
  ["joined headers", "vary: a", " Access-Control-Allow-Origin: *", ""],
  ["calls of Spring", "CorsRegistry", ".allowedOrigins(", ""],
  ["closed calls of Spring", "CorsRegistry", '.allowedOrigins("a")', ""],
  ["annotations of Spring", "", "@CrossOrigin({", ""],
  ["pairs of PHP", "", "'allowed_origins' => [", ""],
  ["lines of Ruby", "origins '*'\nresource '*', ", "a: :b,\n", ""],
  ["rules of a bucket", "", '{"AllowedOrigins": [', ""],
  ["calls of Flask", "", "CORS(app, a={", ""],
  ["calls of Socket.IO", "", "new Server({cors: ", ""],
  ["calls of Vite", "", "defineConfig((", ""],
  ["headers that nginx passes on", "", "proxy_set_header Access-Control-Allow-Origin *;\n", ""],
  ["tokens", "", "token=abcdef&", ""],
  ["open strings of secrets", "", 'token="', ""],
  ["bodies of commands", "", "curl -d 'a", ""],
  ["encoded secrets", "", "key=%22", ""],
  ["entries with secrets", "", '{"name":"x-key","value":"a"},', ""],
  ["beginnings of private keys", "", "-----BEGIN PRIVATE KEY-----a", ""],
  ["cookies", "", "cookie: a\n", ""],
  ["addresses with passwords", "", "https://a:b@", ""],
  ["beginnings of tokens", "", "eyJ", ""],
];

test.for(texts)(
  "linear time › %s › twice the text takes at most twice the work",
  ([, before, again, behind]) => {
    const write = (times: number) => before + again.repeat(times) + behind;
    const isSquare = (read: (text: string) => unknown) => {
      const [once = 0, twice = 0] = [500, 1000].map((times) => countWork(() => read(write(times))));
      return once < write(500).length || twice > once * 2.1;
    };
    const readers = { readPaste, maskSecrets };
    expect(Object.entries(readers).flatMap(([name, read]) => (isSquare(read) ? name : []))).toEqual(
      [],
    );
  },
);

const words = [
  ...texts.flatMap(([, before, again, behind]) => [before, again, behind]),
  '"',
  "'",
  "`",
  "\\",
  "\n",
  "\r\n",
  ":status: 204",
  "Access-Control-Allow-Origin: *",
  "allow_origins=",
];
const part = fc.oneof(fc.constantFrom(...words), fc.string({ unit: "binary", maxLength: 20 }));

test("readPaste and maskSecrets › any text › no exception", () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
      const text = parts.join("");
      expect(() => [readPaste(text), maskSecrets(text)]).not.toThrow();
    }),
    { numRuns: 800 },
  );
});

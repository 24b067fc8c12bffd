import { expect, test } from "vitest";
import { readPaste } from "../read-paste.ts";

const others: string[] = [
  "from flask_cors import CORS",
  "TypeError: CORS.__init__() got an unexpected keyword argument",
  "const io = connect(url);",
  "export default defineConfig({ server: { port: 3000 } })",
  "the origins of the resource are unknown",
  "new Server(8080, { path: '/ws' })",
  "set .allowedOrigins() before .maxAge(60)",
  "'name' => 'value', 'paths' => ['a']",
];

test.for(others)("readPaste › %s › no configuration", (text) => {
  expect(readPaste(text).configuration).toBeNull();
});

import { expect, test } from "vitest";
import { toFastApiCode, toFastifyCode, toText } from "./code.ts";

test("shows a policy as a Fastify developer would write it", () => {
  const options = { origin: ["http://localhost:3000"], credentials: true, methods: ["GET", "PUT"] };
  expect(toText(toFastifyCode({ kind: "plugin", options }))).toBe(
    [
      "await app.register(cors, {",
      '  origin: ["http://localhost:3000"],',
      "  credentials: true,",
      '  methods: ["GET", "PUT"],',
      "});",
    ].join("\n"),
  );
});

test("shows the same as a FastAPI developer would write it", () => {
  const options = { allow_origins: ["*"], allow_credentials: true };
  expect(toText(toFastApiCode({ options, differs: null }))).toBe(
    [
      "app.add_middleware(",
      "    CORSMiddleware,",
      '    allow_origins=["*"],',
      "    allow_credentials=True,",
      ")",
    ].join("\n"),
  );
});

test("tells which option a line sets, under either name", () => {
  const fastify = toFastifyCode({ kind: "plugin", options: { methods: ["GET"] } });
  const fastapi = toFastApiCode({ options: { allow_methods: ["GET"] }, differs: null });
  expect(fastify.map(({ options }) => options)).toEqual([[], ["methods"], []]);
  expect(fastapi.map(({ options }) => options)).toEqual([[], [], ["methods"], []]);
});

test("a policy that is not there leaves out every permission", () => {
  const [line] = toFastifyCode({ kind: "none" });
  expect(line?.options).toEqual(["origin", "credentials", "methods", "allowedHeaders"]);
});

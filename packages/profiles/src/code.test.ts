import { expect, test } from "vitest";
import { toFastApiCode, toFastifyCode } from "./code.ts";

test("shows a policy as a Fastify developer would write it", () => {
  const options = { origin: ["http://localhost:3000"], credentials: true, methods: ["GET", "PUT"] };
  expect(toFastifyCode({ kind: "plugin", options })).toBe(
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
  expect(toFastApiCode({ options, differs: null })).toBe(
    [
      "app.add_middleware(",
      "    CORSMiddleware,",
      '    allow_origins=["*"],',
      "    allow_credentials=True,",
      ")",
    ].join("\n"),
  );
});

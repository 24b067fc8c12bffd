import { expect, test } from "vitest";
import { toReason, toSentence } from "./wording.ts";

test("frames the reason with the address and the origin", () => {
  const request = { url: "http://localhost:4000/p/x/items", origin: "http://localhost:3000" };
  expect(toSentence(request, { code: "MissingAllowOriginHeader", parameter: "" })).toBe(
    "Access to fetch at 'http://localhost:4000/p/x/items' from origin 'http://localhost:3000' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  );
});

test("says of a failed CORS check that it was the preflight's", () => {
  const parameter = "https://a.example";
  const alone = toReason({ code: "AllowOriginMismatch", parameter });
  expect(toReason({ code: "PreflightAllowOriginMismatch", parameter })).toBe(
    `Response to preflight request doesn't pass access control check: ${alone}`,
  );
});

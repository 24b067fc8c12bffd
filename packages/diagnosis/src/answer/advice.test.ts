import { expect, test } from "vitest";
import { absent, answerOf, frame, items, preflight } from "./test/answers.ts";

const sources: [header: string, isElsewhere: boolean, advice: RegExp][] = [
  ["sentry-trace", false, /Sentry.*tracePropagationTargets/],
  ["baggage", false, /OpenTelemetry/],
  ["traceparent", false, /W3C/],
  ["newrelic", false, /New Relic/],
  ["x-requested-with", false, /jQuery/],
  ["x-csrf-token", false, /CSRF/],
  ["cache-control", true, /no-store/],
  ["pragma", true, /no-store/],
  ["access-control-allow-origin", true, /header of responses/],
];

test.for(sources)(
  "advice › refused header %s › its source and its own remedy",
  ([name, isElsewhere, text]) => {
    const {
      advice: [first],
      fix,
    } = answerOf(
      `${frame(items)}Request header field ${name} is not allowed by Access-Control-Allow-Headers in preflight response.`,
    );
    expect(first?.text).toMatch(text);
    expect(first?.isElsewhere).toBe(isElsewhere);
    expect(fix?.isSecond).toBe(isElsewhere);
  },
);

const verbs =
  /^(?:Add|Allow|Ask|Call|Compare|Correct|Find|Keep|Let|List|Look|Name|Open|Pass|Remove|Send|Separate|Write)\b/;
const firefox = (reason: string) =>
  `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${items}. (Reason: ${reason}).`;

test.for([
  frame(items) + absent,
  frame(items) + preflight + absent,
  `${frame(items)}${preflight}The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.`,
  `${frame(items)}${preflight}It does not have HTTP ok status.`,
  `${frame(items)}The 'Access-Control-Allow-Origin' header has a value 'http://localhost:3000' that is not equal to the supplied origin.`,
  `${frame(items)}The 'Access-Control-Allow-Origin' header contains the invalid value 'true'.`,
  `${frame(items)}The 'Access-Control-Allow-Origin' header contains multiple values '*, https://app.example.com', but only one is allowed.`,
  `${frame(items)}Permission was denied for this request to access the \`loopback\` address space.`,
  firefox("Did not find method in CORS header ‘Access-Control-Allow-Methods’"),
  firefox("expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’"),
  firefox("CORS header ‘Access-Control-Allow-Origin’ missing"),
])("advice › %s › begins with something to do", (text) => {
  const { advice } = answerOf(text);
  expect(advice[0]?.text).toMatch(verbs);
});

test("advice › an API's own /login › no claim that a redirect led to a login page", () => {
  const login = frame("https://api.example.com/login") + absent;
  expect(answerOf(login).advice.map(({ id }) => id)).not.toContain("redirected-to-login");
  const redirected = login.replace(" from origin", ` (redirected from '${items}') from origin`);
  expect(answerOf(redirected).advice[0]?.id).toBe("redirected-to-login");
});

import { expect, test } from "vitest";
import type { Edit } from "./problem.ts";
import { checkOrigin } from "../origin-spelling.ts";
import { toAnswered } from "./questions.ts";
import { absent, answerOf, frame, items, preflight } from "./test/answers.ts";

test("questions › a line that names nothing › one at a time, each once, and none that changes nothing", () => {
  const edit: Edit = { facts: {}, skipped: [] };
  const asked: string[] = [];
  for (;;) {
    const { question } = answerOf(preflight + absent, edit);
    if (question === null) break;
    asked.push(question.fact);
    const [choice] = question.choices ?? [{ facts: { origin: "https://app.example.com" } }];
    if (question.fact === "method") edit.skipped.push("method");
    else Object.assign(edit.facts, choice?.facts);
  }
  expect(asked).toEqual(["origin", "status", "method", "headers", "cookies"]);
  const { fix } = answerOf(preflight + absent, edit);
  expect(fix?.needs).toMatchObject({
    origins: ["https://app.example.com"],
    cookies: true,
    headers: ["Content-Type", "Authorization"],
  });
  expect(fix?.assumes.join(" ")).toMatch(/Enter the method/);
});

test("questions › the answer to the status › changes the first advice", () => {
  const { question, advice } = answerOf(frame(items) + absent);
  expect([question?.fact, advice[0]?.id]).toEqual(["status", "code"]);
  const [, unauthorized] = question?.choices ?? [];
  const {
    advice: [first],
  } = answerOf(frame(items) + absent, { facts: unauthorized?.facts ?? {}, skipped: [] });
  expect(first?.id).toBe("status-401");
});

test("questions › an address in place of the origin › its origin is kept", () => {
  expect(toAnswered({ origin: "https://app.example.com/login?next=1" })).toEqual({
    origin: "https://app.example.com",
  });
  expect(toAnswered({ origin: "app.example.com" }).origin).toBe("https://app.example.com");
  expect(toAnswered({ origin: "tauri://localhost" }).origin).toBe("tauri://localhost");
  expect(toAnswered({ method: "PUT" })).toEqual({ method: "PUT" });
});

test("questions › an origin that no browser sends › is asked for again", () => {
  const ask = (origin: string) =>
    answerOf(absent, { facts: { origin }, skipped: [] }).question?.fact;
  for (const origin of ["*", "a b", "https://", "https://app.example.com/"]) {
    expect(checkOrigin(origin), origin).not.toBeNull();
    expect(ask(origin), origin).toBe("origin");
  }
  for (const origin of ["https://app.example.com", "tauri://localhost", "null"]) {
    expect(ask(origin), origin).not.toBe("origin");
  }
});

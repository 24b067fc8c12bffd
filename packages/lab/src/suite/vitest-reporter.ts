import { relative } from "node:path";
import type { Reporter, TestCase, TestModule, TestSpecification } from "vitest/node";
import { root } from "../root.ts";
import { tell, toPlainText } from "./events.ts";

type Failure = { message: string; cause?: unknown };

/** Tells each test's result, and what failed outside of any test. */
export default class VitestReporter implements Reporter {
  private total = 0;
  private done = 0;

  onTestRunStart(files: readonly TestSpecification[]): void {
    this.total = files.length;
  }

  onTestModuleEnd(): void {
    this.done += 1;
    tell({ kind: "progress", done: this.done, total: this.total, of: "files" });
  }

  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    const { state, errors = [] } = result;
    if (state === "pending") return;
    if (state === "skipped" && result.note !== undefined) tell({ kind: "note", text: result.note });
    const file = relative(root, test.module.moduleId);
    tell({ kind: "end", status: state, file, title: test.fullName, reason: toReason(errors) });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly Failure[]): void {
    for (const module of modules) tellFailure(relative(root, module.moduleId), module.errors());
    tellFailure("outside of every test", unhandled);
  }
}

function tellFailure(file: string, errors: readonly Failure[]): void {
  if (errors.length === 0) return;
  tell({ kind: "end", status: "failed", file, title: "", reason: toReason(errors) });
}

function toReason(errors: readonly Failure[]): string {
  return errors.map(({ message, cause }) => toPlainText(`${toCause(cause)}${message}`)).join("\n");
}

/** Where a test was generated, its error only names the example, and the cause what is wrong with it. */
function toCause(cause: unknown): string {
  const isError = typeof cause === "object" && cause !== null && "message" in cause;
  return isError ? `${String(cause.message)}\n` : "";
}

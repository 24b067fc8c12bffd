import { relative } from "node:path";
import { root, tell, toPlainText } from "@blocked/lab";
import type { Reporter, Suite, TestCase, TestError, TestResult } from "@playwright/test/reporter";

/** Reports each test's result to `pnpm test`, which runs the suite. */
export default class Report implements Reporter {
  private total = 0;
  private done = 0;

  onBegin(_config: unknown, suite: Suite): void {
    this.total = suite.allTests().length;
  }

  onTestEnd(test: TestCase, { errors, annotations }: TestResult): void {
    this.done += 1;
    tell({ kind: "progress", done: this.done, total: this.total, of: "tests" });
    const outcome = test.outcome();
    const status = outcome === "skipped" ? "skipped" : test.ok() ? "passed" : "failed";
    const [, engine = "", , ...titles] = test.titlePath();
    tell({
      kind: "end",
      status,
      file: relative(root, test.location.file),
      title: [`[${engine}]`, ...titles].join(" "),
      reason: status === "failed" ? toReason(errors) : "",
    });
    for (const { type, description } of annotations) {
      if (isNote.has(type) && description !== undefined) tell({ kind: "note", text: description });
    }
  }

  /** A failure outside of every test: a worker that died, a file that does not compile. */
  onError(error: TestError): void {
    tell({ kind: "end", status: "failed", file: "e2e", title: "", reason: toReason([error]) });
  }
}

/** Annotations that matter even after a green run. */
const isNote = new Set(["drift", "pin"]);

function toReason(errors: readonly TestError[]): string {
  return errors.map(({ message = "", value = "" }) => toPlainText(message || value)).join("\n");
}

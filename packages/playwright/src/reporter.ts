import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { annotationType } from "./report-text.ts";

/** Prints one line for each request that CORS blocked, with the test's place; beside any other reporter. */
export default class CorsReporter implements Reporter {
  onTestEnd(test: TestCase, result: TestResult): void {
    for (const { type, description = "" } of test.annotations) {
      if (type !== annotationType || result.status === test.expectedStatus) continue;
      process.stdout.write(
        `${description}\n  in ${test.titlePath().filter(Boolean).join(" › ")}\n`,
      );
    }
  }

  printsToStdio(): boolean {
    return false;
  }
}

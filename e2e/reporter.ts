import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
} from "@playwright/test/reporter";

type Verdict = "passed" | "unsteady" | "failed" | "skipped";

/** A test that does not run, for whatever reason, does not pass; one that passes at the second attempt does. */
function verdictOf(test: TestCase): Verdict {
  const outcome = test.outcome();
  if (outcome === "skipped") return "skipped";
  if (outcome === "flaky") return "unsteady";
  return outcome === "expected" ? "passed" : "failed";
}

const MARKS: Readonly<Record<Verdict, string>> = { passed: "ok  ", unsteady: "2nd ", failed: "FAIL", skipped: "SKIP" };

/**
 * One line per attempt at a test, and the full error of each failure. Counts are taken at the end over all tests,
 * so that those that never ran are included; errors outside tests count too. Tests that passed at the second attempt
 * only are named once more at the end: each is a fault, of the test or of the app, that is still to be found.
 *
 * If the environment variable RECEPTIVE_COUNTS names a file, the counts are written to it as
 * `{ passed, unsteady, failed }` for `scripts/test.mjs`, where the unsteady are among the passed; otherwise they are
 * printed.
 */
export default class CountingReporter implements Reporter {
  #root: Suite | null = null;
  #errors = 0;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#root = suite;
  }

  /** Output of the tests themselves. */
  onStdOut(text: string | Buffer): void {
    process.stdout.write(text);
  }

  onStdErr(text: string | Buffer): void {
    process.stderr.write(text);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const verdict = verdictOf(test);
    const isTriedAgain = verdict === "failed" && result.retry < test.retries;
    console.log(`${isTriedAgain ? "1st " : MARKS[verdict]} ${this.#name(test)} (${Math.round(result.duration)} ms)`);
    for (const error of result.errors) this.#print(error);
  }

  onError(error: TestError): void {
    this.#errors += 1;
    this.#print(error);
  }

  onEnd(result: FullResult): void {
    const tests = this.#root?.allTests() ?? [];
    const unsteady = tests.filter((test) => verdictOf(test) === "unsteady");
    const notPassed = tests.filter((test) => ["failed", "skipped"].includes(verdictOf(test)));
    const passed = tests.length - notPassed.length;
    const silent = notPassed.filter((test) => test.results.length === 0);
    for (const test of silent) console.log(`${MARKS.skipped} ${this.#name(test)} (never ran)`);
    for (const test of unsteady)
      console.log(`${MARKS.unsteady} ${this.#name(test)} (passed at the second attempt only)`);
    const known = notPassed.length + this.#errors;
    const failed = known === 0 && result.status !== "passed" ? 1 : known;
    if (result.status === "timedout") console.log("The run took longer than it may and was stopped.");
    const file = process.env["RECEPTIVE_COUNTS"];
    if (file === undefined) console.log(`${passed} passed, ${failed} failed`);
    else writeFileSync(file, JSON.stringify({ passed, unsteady: unsteady.length, failed }));
  }

  printsToStdio(): boolean {
    return true;
  }

  #name(test: TestCase): string {
    const [, project, , ...titles] = test.titlePath();
    return `${project ?? ""} ${relative(process.cwd(), test.location.file)}:${test.location.line} ${titles.join(" > ")}`;
  }

  #print(error: TestError): void {
    const place = error.location ? `${relative(process.cwd(), error.location.file)}:${error.location.line}\n` : "";
    const text = `${place}${error.stack ?? error.message ?? error.value ?? "unknown error"}\n${error.snippet ?? ""}`;
    console.log(process.stdout.isTTY ? text : stripVTControlCharacters(text));
  }
}

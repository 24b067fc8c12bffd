import NextLink from "next/link";
import { useEffect, useRef } from "react";
import { Button, MainButton, once } from "../../../ui/button.tsx";
import type { Lesson } from "../lessons/lesson.ts";
import { Box } from "../lesson/box.tsx";
import { PolicyCode } from "../lesson/code.tsx";
import { Hints } from "./hints.tsx";
import { RepairForm } from "./repair-form.tsx";
import { RepairResult } from "./repair-result.tsx";
import type { useRepair } from "./use-repair.ts";

type RepairStepProps = {
  lesson: Lesson;
  isTeaching: boolean;
  pageOrigin: string;
  repair: ReturnType<typeof useRepair>;
  onTest: () => void;
  /** The next lesson; null after the last. */
  next: string | null;
};

export function RepairStep({ lesson, repair, onTest, next, ...more }: RepairStepProps) {
  const { isTeaching, pageOrigin } = more;
  const { policy, setPolicy, round, startOver, problem, state, lost } = repair;
  const isDone = state.kind === "done" && state.judgement === "safe" && state.policy === policy;
  const result = useRef<HTMLElement>(null);
  const seen = useRef(state);
  // On most screens the button is far below the verdict or above it.
  useEffect(() => {
    if (seen.current !== state && state.kind === "done") {
      result.current?.querySelector(".verdict")?.scrollIntoView({ block: "nearest" });
    }
    seen.current = state;
  }, [state]);
  const test = once(() => state.kind !== "sending" && problem === null && onTest());
  return (
    <>
      <p className="max-w-[68ch]">
        <strong>{lesson.repair.task}</strong> Your page sends its request. Then another website
        tries the same with your cookies: it must get nothing.
      </p>
      <div className="teach-one grid gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] lg:items-start">
        <Box title="Policy">
          <RepairForm key={round} policy={policy} onChange={setPolicy} />
          {problem !== null && (
            <p role="alert" className="border-l-4 border-stale bg-sunk px-3 py-2">
              {problem}
            </p>
          )}
        </Box>
        <section ref={result} aria-label="Result" className="min-w-0 space-y-4">
          <div className="flex flex-wrap gap-3">
            {isDone ? (
              <Button onClick={test}>Test policy</Button>
            ) : (
              <MainButton onClick={test}>Test policy</MainButton>
            )}
            <Button onClick={startOver}>Start over</Button>
          </div>
          <Hints lesson={lesson} />
          <RepairResult
            {...{ state, lost }}
            isFresh={state.kind === "done" && state.policy === policy}
            action={
              isDone && (
                <NextLink
                  prefetch={false}
                  className="button-main inline-block"
                  href={next ?? "/learn"}
                >
                  {next === null ? "Go to all lessons" : "Go to the next lesson"}
                </NextLink>
              )
            }
          />
          {policy.kind !== "raw" && (
            <PolicyCode {...{ policy, pageOrigin }} isFolded={isTeaching} />
          )}
        </section>
      </div>
    </>
  );
}

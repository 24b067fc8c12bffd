"use client";

import type { PluginPolicy, Policy, Probe } from "@blocked/profiles";
import NextLink from "next/link";
import { useMemo } from "react";
import { LinkedHighlight } from "../../../ui/linked-highlight/linked-highlight.tsx";
import { steps, toLessonLink } from "../address.ts";
import type { Lesson } from "../lessons/lesson.ts";
import { AttackerFrame } from "./attacker-frame.tsx";
import { PredictStep } from "./predict-step.tsx";
import { RepairStep } from "../repair/repair-step.tsx";
import { SeeStep } from "./see-step.tsx";
import { SendStep } from "./send-step.tsx";
import { StepNav } from "./step-nav.tsx";
import { TeachBar } from "./teach-bar.tsx";
import { useConnection, useLesson } from "./use-lesson.ts";
import { usePlace } from "./use-place.ts";
import { useRepair } from "../repair/use-repair.ts";

export type LessonPageProps = {
  lesson: Lesson;
  number: number;
  count: number;
  /** The profile's options, filled in; null for a set-up, which the lesson describes in words. */
  policy: PluginPolicy | null;
  /** Where the repair starts. */
  start: Policy;
  probe: Probe;
  pageOrigin: string;
  api: string;
};

/** One lesson: predict, send, see, repair. Each step is an address. */
export function LessonPage({ lesson, number, count, start, ...more }: LessonPageProps) {
  const { policy, probe, pageOrigin, api } = more;
  const { id, profile, asks, title } = lesson;
  const { step, isTeaching, bar, heading, toLink, goTo } = usePlace(number, count);
  const connection = useConnection(api);
  const own = useLesson({ id, profile, probe, asks }, connection);
  // The page's own request is the one that must work, whoever sent the lesson's.
  const repair = useRepair({ id, probe: { ...probe, from: "page" }, asks, start }, connection);
  const shown = useMemo(
    () => ({ step, run: own.run, trial: repair.state }),
    [step, own.run, repair.state],
  );

  async function send(): Promise<void> {
    if (await own.send()) goTo(3);
  }
  const place = { step, isTeaching };
  return (
    <LinkedHighlight className="" shown={shown}>
      <div className={isTeaching ? "space-y-4" : "space-y-8"}>
        {isTeaching && (
          <TeachBar {...{ title, number, step, count }} leave={toLink({ isTeaching: false })} />
        )}
        <StepNav ref={bar} {...{ step, toLink, goTo }} />
        <section aria-labelledby="step" className={isTeaching ? "space-y-4" : "space-y-6"}>
          <h2 id="step" ref={heading} tabIndex={-1} className="sr-only">
            {steps[step - 1]}: {title}
          </h2>
          {step === 1 && (
            <PredictStep
              {...{ lesson, policy, probe, pageOrigin, api }}
              own={own}
              onDone={() => goTo(2)}
            />
          )}
          {step === 2 && (
            <SendStep
              {...{ lesson, probe, api }}
              own={own}
              onSend={() => void send()}
              onSee={() => goTo(3)}
            />
          )}
          {step === 3 && (
            <SeeStep
              key={own.run.kind}
              {...{ lesson, isTeaching }}
              run={own.run}
              isShown={!isTeaching || own.isShown}
              onSend={() => void send()}
              onShow={() => {
                own.show();
                // The pressed button is gone.
                heading.current?.focus({ preventScroll: true });
              }}
              onRepair={() => goTo(4)}
            />
          )}
          {step === 4 && (
            <RepairStep
              {...{ lesson, isTeaching, pageOrigin, repair }}
              onTest={() => {
                void repair.test();
              }}
              next={number < count ? toLessonLink(number + 1, { ...place, step: 1 }) : null}
            />
          )}
        </section>
        <AttackerFrame />
        {!isTeaching && (
          <Neighbours number={number} count={count} teach={toLink({ isTeaching: true })} />
        )}
      </div>
    </LinkedHighlight>
  );
}

type NeighboursProps = Pick<LessonPageProps, "number" | "count"> & { teach: string };

function Neighbours({ number, count, teach }: NeighboursProps) {
  const first = { step: 1, isTeaching: false } as const;
  return (
    <nav
      aria-label="Lessons"
      className="flex flex-wrap justify-between gap-4 border-t border-rule pt-4"
    >
      {number > 1 ? (
        <NextLink prefetch={false} className="link" href={toLessonLink(number - 1, first)}>
          ‹ Lesson {number - 1}
        </NextLink>
      ) : (
        <NextLink prefetch={false} className="link" href="/learn">
          ‹ All lessons
        </NextLink>
      )}
      <NextLink prefetch={false} className="link" href={teach}>
        Teach from this page
      </NextLink>
      {number < count && (
        <NextLink prefetch={false} className="link" href={toLessonLink(number + 1, first)}>
          Lesson {number + 1} ›
        </NextLink>
      )}
    </nav>
  );
}

import { readSettings, toOrigin } from "@blocked/lab/settings";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LessonFrame } from "../../../features/learn/lesson/lesson-frame.tsx";
import { findLesson } from "../../../features/learn/lessons/lessons.ts";
import { readHost } from "../../../lib/host.ts";
import { toLessonMetadata } from "../../../lib/site/metadata.ts";
import { type Query, toQuery } from "../../../lib/address/query.ts";
import { HostGuard } from "../../../ui/host-guard.tsx";

type Props = { params: Promise<{ lesson: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = findLesson((await params).lesson);
  if (found === null) return {};
  const { number, lesson } = found;
  return toLessonMetadata(number, lesson.title, lesson.story);
}

/** A lesson. The address names its step, and whether it is taught from. */
export default async function Page({ params, searchParams }: Props) {
  const found = findLesson((await params).lesson);
  if (found === null) notFound();
  const { pageOrigin } = await readHost();
  return (
    <HostGuard>
      <LessonFrame
        {...found}
        query={toQuery(await searchParams)}
        pageOrigin={pageOrigin}
        api={toOrigin(readSettings().apiPort)}
      />
    </HostGuard>
  );
}

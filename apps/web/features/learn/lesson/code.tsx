import { paths } from "@blocked/api-client";
import type { PluginPolicy, Policy, Probe } from "@blocked/profiles";
import { fastify, toFastifyCode } from "@blocked/servers";
import type { ReactNode } from "react";
import { toRequestCode } from "../../../lib/composition/draft.ts";
import { Code } from "../../../ui/code.tsx";
import type { Lesson } from "../lessons/lesson.ts";
import { toDraft } from "./use-lesson.ts";

function Folded({
  title,
  isFolded,
  children,
}: {
  title: string;
  isFolded: boolean;
  children: ReactNode;
}) {
  if (!isFolded) return children;
  return (
    <details>
      <summary className="text-accent">{title}</summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}

type PolicyCodeProps = { policy: Policy; pageOrigin: string; isFolded?: boolean };

/** The policy as code. */
export function PolicyCode({ policy, pageOrigin, isFolded = false }: PolicyCodeProps) {
  const isRaw = policy.kind === "raw";
  const lines = isRaw
    ? toFastifyCode(policy)
    : (fastify.toSnippet(policy as PluginPolicy, pageOrigin).lines ?? []);
  const name = isRaw ? "the responses" : fastify.name;
  return (
    <Folded title={`Policy in ${name}`} isFolded={isFolded}>
      <Code lines={lines} label={`Policy in ${name}`} />
    </Folded>
  );
}

type RequestCodeProps = { lesson: Lesson; probe: Probe; api: string; isFolded?: boolean };

/** The JavaScript that sends the request. */
export function RequestCode({ lesson, probe, api, isFolded = false }: RequestCodeProps) {
  const isOfItem = probe.request === "update" || probe.request === "remove";
  const url = api + paths.profile(lesson.profile) + (isOfItem ? paths.item(1) : paths.items);
  const lines = [
    `const url = ${JSON.stringify(url)};`,
    ...toRequestCode(toDraft(probe)).split("\n"),
  ];
  const plain = lines.map((text) => ({ text, options: [] }));
  return (
    <Folded title="Request in JavaScript" isFolded={isFolded}>
      <Code lines={plain} label="Request in JavaScript" />
    </Folded>
  );
}

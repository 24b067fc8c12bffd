import { paths } from "@blocked/api-client";
import type { PluginPolicy, Probe } from "@blocked/profiles";
import { serversById } from "@blocked/servers";
import type { ReactNode } from "react";
import { toProbePath, toRequestCode } from "../../../lib/composition/draft.ts";
import { stack } from "../../../lib/preference.ts";
import { Code } from "../../../ui/code/code.tsx";
import { StackChoice } from "../../../ui/code/stack-choice.tsx";
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

type PolicyCodeProps = { policy: PluginPolicy; pageOrigin: string; isFolded?: boolean };

/** The policy in the code of every server. */
export function PolicyCode({ policy, pageOrigin, isFolded = false }: PolicyCodeProps) {
  const title = "The policy in code";
  return (
    <Folded title={title} isFolded={isFolded}>
      <StackChoice label={title} snippets={toSnippets(policy, pageOrigin)} />
    </Folded>
  );
}

/** The policy in each server’s own code, or the reason why it cannot be written there. */
function toSnippets(policy: PluginPolicy, pageOrigin: string) {
  return stack.values.map((id) => {
    const { name, toSnippet } = serversById[id];
    const snippet = toSnippet(policy, pageOrigin);
    const content =
      snippet.lines === null ? (
        <p className="text-soft">{snippet.reason}</p>
      ) : (
        <Code lines={snippet.lines} label={`The policy in ${name}`} />
      );
    return { stack: id, content };
  });
}

type RequestCodeProps = { lesson: Lesson; probe: Probe; api: string; isFolded?: boolean };

/** The JavaScript that sends the request. */
export function RequestCode({ lesson, probe, api, isFolded = false }: RequestCodeProps) {
  const url = api + paths.profile(lesson.profile) + toProbePath(probe);
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

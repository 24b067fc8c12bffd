import { type CorsErrorCode, type Engine, engines } from "@blocked/cors-protocol";
import { toFormerReasons } from "@blocked/cors-protocol/messages";
import { getFix, type Link, type Profile, toUpstreamIssues } from "@blocked/profiles";
import { type DiffLine, diff, toProfileCode } from "@blocked/servers";
import {
  type Cell,
  findMistakes,
  isSeenOf,
  type ServerRecording,
  toShortTitles,
} from "@blocked/servers/measured";
import {
  type Cause,
  type ErrorPage,
  type NeighbourText,
  findRecorded,
  isRecorded,
  recordedVersions,
  toCauses,
  toDistinction,
  toLinks,
  toMessagesOf,
  toScriptFix,
  toShownCause,
  toSteps,
  whyNotRun,
} from "../src/index.ts";
import { engineNames, labLink, origin, toCode, toText } from "./markdown.ts";

/** The texts of the set-ups, by name. */
type Texts = Readonly<Record<string, string>>;

/** The page of an error for a reader of the repository. */
export function toMarkdownPage(
  page: ErrorPage,
  texts: Texts,
  recordings: readonly ServerRecording[] = [],
): string {
  const parts =
    "neighbour" in page
      ? toNeighbourParts(page.neighbour)
      : "code" in page
        ? [
            ...(page.advice === null ? [] : [page.advice]),
            ...toMessagesPart(toMessagesOf(page.code), isRecorded(page.code)),
            ...toFormerMessages(page.code),
            ...toCausesPart(page, texts),
            ...toServersPart(recordings, ({ code }) => code === page.code),
            "## Links",
            toList(toLinks(page.code)),
          ]
        : [
            ...toStory(page.profile),
            `[See it in the lab](${origin}/lab/${page.profile.id}), with \`npx -y pnpm@12 dev\` running.`,
            ...toShownPart(page.profile),
            ...toStepsPart(page.profile),
            ...toFixPart(page.profile, texts),
            ...toServersPart(recordings, isSeenOf(page.profile.id)),
          ];
  const words = "[Glossary](../README.md#glossary)";
  return `${[`# ${page.title}`, page.meaning, ...parts, words].join("\n\n")}\n`;
}

function toNeighbourParts({ first, apart, seen, known, fix, links }: NeighbourText): string[] {
  return [
    first,
    ...(apart === undefined ? [] : [`*What looks like it:* ${apart}`]),
    ...(seen === undefined ? [] : toMessagesPart(seen)),
    ...(known === undefined
      ? []
      : [
          seen === undefined ? "## Messages" : "Other messages:",
          known.map((line) => `- ${toCode(line)}`).join("\n"),
        ]),
    ...(fix === undefined ? [] : ["**Fix.**", toBlock(fix.language, fix.lines)]),
    "## Links",
    toList(links),
  ];
}

const toList = (links: readonly Link[]) =>
  links.map(({ title, href }) => `- [${title}](${href})`).join("\n");

/** How people cause it, and in which projects they met it. */
function toStory(profile: Profile): string[] {
  const issues = toUpstreamIssues(profile).map(({ title, href }) => `[${title}](${href})`);
  return [
    `*How it happens:* ${profile.cause}`,
    ...(issues.length === 0 ? [] : [`Seen in other projects: ${issues.join(", ")}`]),
  ];
}

function toShownPart(profile: Profile): string[] {
  const cause = toShownCause(profile);
  const recorded = cause && findRecorded(cause);
  if (cause === undefined || recorded === undefined) return [];
  return [...toMessagesPart(recorded.lines), toWire(cause)];
}

function toStepsPart(profile: Profile): string[] {
  const scenario = toSteps(profile);
  if (scenario === null) return [];
  const steps = scenario.steps.map(
    ({ does, call, end }, index) => `${index + 1}. ${does}: \`${call}\` – ${end}.`,
  );
  return ["## Step by step", steps.join("\n"), scenario.why];
}

function toMessagesPart(
  messages: Partial<Record<Engine, readonly string[]>>,
  recorded = true,
): string[] {
  const nameOf = (engine: Engine) =>
    `${engineNames[engine]} ${recorded ? recordedVersions[engine] : "(from its source)"}`;
  const lines = engines.flatMap((engine) => {
    const printed = messages[engine];
    if (printed === undefined) return [];
    return printed.length === 0
      ? [`${nameOf(engine)} prints nothing.`]
      : [`${nameOf(engine)}:\n\n${toBlock("text", printed)}`];
  });
  return ["## Console messages", ...lines];
}

function toFormerMessages(code: CorsErrorCode): string[] {
  const former = toFormerReasons(code).map((message) => `- ${toCode(message)}`);
  return former.length === 0 ? [] : ["Earlier versions of Chromium:", former.join("\n")];
}

function toCausesPart(page: ErrorPage & { code: CorsErrorCode }, texts: Texts) {
  const causes = toCauses(page.code);
  const why = whyNotRun(page.code);
  if (causes.length === 0) return why === undefined ? [] : ["## Why the lab does not run it", why];
  return [
    "## Causes, and how to tell them apart",
    ...causes.flatMap((cause) => [
      `### [${cause.profile.title}](${labLink(cause)})`,
      cause.profile.lesson,
      ...toStory(cause.profile),
      ...[toDistinction(page.code, cause, causes)].filter((one) => one !== null),
      toWire(cause),
      ...toFixPart(cause.profile, texts),
    ]),
  ];
}

/** The servers in which this is what a reader sees, by mistake. */
function toServersPart(
  recordings: readonly ServerRecording[],
  isAsked: (cell: Cell) => boolean,
): string[] {
  const mistakes = findMistakes(recordings, isAsked);
  if (mistakes.length === 0) return [];
  const titles = toShortTitles(recordings);
  const lines = mistakes.map(({ row, servers }) => {
    const isEvery = servers.length === recordings.length;
    const names = isEvery ? "every server" : servers.map(({ id }) => titles.get(id)).join(", ");
    return `- ${toText(row.title)}: ${names}`;
  });
  return ["## In which servers this is what you see", lines.join("\n")];
}

/** The responses on the wire. */
function toWire(cause: Cause): string {
  const lines = (findRecorded(cause)?.answers ?? []).flatMap(({ method, status, headers }) => [
    `${method} → ${status}`,
    ...headers.map(([name, value]) => `    ${name}: ${value}`),
  ]);
  return `To ${cause.probe.label}:\n\n${toBlock("text", lines)}`;
}

function toFixPart(profile: Profile, texts: Texts): string[] {
  const fix = getFix(profile);
  const isOtherServer = JSON.stringify(profile.policy) !== JSON.stringify(fix.policy);
  const onServer = isOtherServer
    ? diff(toProfileCode(profile, texts, origin, fix), toProfileCode(fix, texts, origin, profile))
    : null;
  const diffs = [onServer, toScriptFix(profile)].filter((lines) => lines !== null);
  return [`**Fix.** ${profile.change}`, ...diffs.map(toDiff)];
}

const signs = { kept: " ", removed: "-", added: "+" };

const toDiff = (lines: readonly DiffLine[]) =>
  toBlock(
    "diff",
    lines.map((line) => `${signs[line.change]} ${line.text}`),
  );

const toBlock = (language: string, lines: readonly string[]) =>
  `\`\`\`${language}\n${lines.join("\n")}\n\`\`\``;

import { type CorsErrorCode, type Engine, engines, toFormerReasons } from "@blocked/cors-protocol";
import { type DiffLine, diff } from "../diff.ts";
import { correctSetup, toFastifyCode, toSetupCode } from "../code.ts";
import { fillIn } from "../policy.ts";
import type { Profile } from "../profile.ts";
import {
  type Cause,
  findRecorded,
  recordedVersions,
  toCauses,
  toFix,
  toShownCause,
} from "./causes.ts";
import { toLinks } from "./links.ts";
import { type ErrorPage, errorPages, groupOf, groups } from "./pages.ts";
import { toScriptFix, toSteps } from "./steps.ts";
import { toTell } from "./tell.ts";
import { terms } from "../glossary.ts";
import { toUpstreamIssues } from "../upstream-issues.ts";
import { whyNotRun } from "./unreached.ts";
import { isHeard, toSentence, toWordsOf } from "./words.ts";

const origin = "http://localhost:3000";
const engineNames: Record<Engine, string> = {
  chromium: "Chromium",
  firefox: "Firefox",
  webkit: "WebKit",
};

/** The texts of the set-ups, by name. */
type Texts = Readonly<Record<string, string>>;

/** A page for whoever reads the repository without running it. */
export function toMarkdown(page: ErrorPage, texts: Texts): string {
  const parts =
    "code" in page
      ? [
          ...(page.advice === null ? [] : [page.advice]),
          ...toWords(toWordsOf(page.code), isHeard(page.code)),
          ...formerly(page.code),
          ...toCausesPart(page, texts),
          "## Read on",
          toLinks(page.code)
            .map(({ title, href }) => `- [${title}](${href})`)
            .join("\n"),
        ]
      : [
          ...toStory(page.profile),
          `[See it in the lab](${origin}/?profile=${page.profile.id}), with \`npx -y pnpm@12 dev\` running.`,
          ...toShownPart(page.profile),
          ...toStepsPart(page.profile),
          ...toFixPart(page.profile, texts),
        ];
  const words = "[What the words mean](README.md#what-the-words-mean)";
  return `${[`# ${page.title}`, page.meaning, ...parts, words].join("\n\n")}\n`;
}

/** The list of all pages. */
export function toMarkdownIndex(): string {
  const lists = groups.flatMap(({ id, title }) => [
    `## ${title}`,
    errorPages
      .filter((page) => "code" in page && groupOf(page.code) === id)
      .map((page) => toItem(page))
      .join("\n"),
  ]);
  const others = errorPages.filter((page) => !("code" in page));
  return `${[
    "# Which red line do you have?",
    "Written by `pnpm reference`, from what real browsers printed.",
    ...lists,
    ...(others.length === 0
      ? []
      : ["## No red line, or not one of CORS", others.map(toItem).join("\n")]),
    "## What the words mean",
    terms
      .map(([term, sentence]) => `- **${term}**: ${sentence.replace(/^A \* /, "A `*` ")}`)
      .join("\n"),
  ].join("\n\n")}\n`;
}

function toItem(page: ErrorPage): string {
  const sentence = "code" in page ? ` ${toCode(toSentence(page.code))}` : "";
  return `- [${page.title}](${page.slug}.md)${sentence}`;
}

/** Sentences of Chromium have backticks in them. */
function toCode(sentence: string): string {
  return sentence.includes("`") ? `\`\` ${sentence} \`\`` : `\`${sentence}\``;
}

/** How one gets there, and who did. */
function toStory(profile: Profile): string[] {
  const upstreamIssues = toUpstreamIssues(profile).map(({ title, href }) => `[${title}](${href})`);
  return [
    ...(profile.cause === undefined ? [] : [`*How one gets here:* ${profile.cause}`]),
    ...(upstreamIssues.length === 0 ? [] : [`Others met it: ${upstreamIssues.join(", ")}`]),
  ];
}

/** What was recorded of a profile that ends in no error of CORS. */
function toShownPart(profile: Profile): string[] {
  const cause = toShownCause(profile);
  const recorded = cause && findRecorded(cause);
  if (cause === undefined || recorded === undefined) return [];
  return [...toWords(recorded.lines), toWire(cause)];
}

/** The steps of a scenario, and why it ends so. */
function toStepsPart(profile: Profile): string[] {
  const told = toSteps(profile);
  if (told === null) return [];
  const steps = told.steps.map(
    ({ does, call, end }, index) => `${index + 1}. ${does}: \`${call}\` – ${end}.`,
  );
  return ["## Step by step", steps.join("\n"), told.why];
}

function toWords(words: Partial<Record<Engine, string[]>>, heard = true): string[] {
  const nameOf = (engine: Engine) =>
    `${engineNames[engine]} ${heard ? recordedVersions[engine] : "(from its source)"}`;
  const lines = engines.flatMap((engine) =>
    words[engine] === undefined
      ? []
      : [
          words[engine].length === 0
            ? `${nameOf(engine)} prints nothing.`
            : `${nameOf(engine)}:\n\n\`\`\`text\n${words[engine].join("\n")}\n\`\`\``,
        ],
  );
  return ["## How the browsers say it", ...lines];
}

function formerly(code: CorsErrorCode): string[] {
  const former = toFormerReasons(code).map((sentence) => `- ${toCode(sentence)}`);
  return former.length === 0 ? [] : ["Earlier versions of Chromium:", former.join("\n")];
}

function toCausesPart(page: ErrorPage & { code: CorsErrorCode }, texts: Texts) {
  const causes = toCauses(page.code);
  const why = whyNotRun(page.code);
  if (causes.length === 0) return why === undefined ? [] : ["## Why it is not run here", why];
  return [
    "## Causes, and how to tell them apart",
    ...causes.flatMap((cause) => [
      `### [${cause.profile.title}](${toAddress(cause)})`,
      cause.profile.lesson,
      ...toStory(cause.profile),
      ...[toTell(page.code, cause, causes)].filter((tell) => tell !== null),
      toWire(cause),
      ...toFixPart(cause.profile, texts),
    ]),
  ];
}

function toAddress({ profile, probe }: Cause): string {
  const { request, cookies, token, text } = probe;
  const switches = Object.entries({ cookies, token, text }).filter(([, isOn]) => isOn);
  const query = [
    `profile=${profile.id}`,
    `request=${request}`,
    ...switches.map(([name]) => `${name}=1`),
  ];
  return `${origin}/?${query.join("&")}`;
}

/** What stands on the wire, by which this cause is known. */
function toWire(cause: Cause): string {
  const answers = findRecorded(cause)?.answers ?? [];
  const lines = answers.flatMap(({ method, status, headers }) => [
    `${method} → ${status}`,
    ...headers.map(([name, value]) => `    ${name}: ${value}`),
  ]);
  return `To ${cause.probe.label}:\n\n\`\`\`text\n${lines.join("\n")}\n\`\`\``;
}

function toFixPart(profile: Profile, texts: Texts): string[] {
  const fix = toFix({ profile });
  const toCode = ({ policy }: Profile, like: Profile) => {
    if (policy.kind === "setup") return toSetupCode(texts[policy.name] ?? "");
    return like.policy.kind === "setup"
      ? toSetupCode(correctSetup)
      : toFastifyCode(fillIn(policy, origin));
  };
  const isOtherServer = JSON.stringify(profile.policy) !== JSON.stringify(fix.policy);
  const onServer = isOtherServer ? diff(toCode(profile, fix), toCode(fix, profile)) : null;
  const blocks = [onServer, toScriptFix(profile)].filter((lines) => lines !== null);
  return [`**Fix.** ${profile.change}`, ...blocks.map(toDiff)];
}

const signs = { kept: " ", removed: "-", added: "+" };

function toDiff(lines: readonly DiffLine[]): string {
  const text = lines.map((line) => `${signs[line.change]} ${line.text}`).join("\n");
  return `\`\`\`diff\n${text}\n\`\`\``;
}

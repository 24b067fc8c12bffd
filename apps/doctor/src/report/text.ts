import type { Engine } from "@blocked/cors-protocol";
import type { Deciding, Outcome } from "./outcome.ts";
import type { EngineVerdict, ExchangeReport, Report } from "./report.ts";
import { blank, type Line, line, type Span, type Style } from "./terminal.ts";

const names: Record<Engine, string> = {
  chromium: "Chromium",
  firefox: "Firefox",
  webkit: "WebKitGTK",
};

const looks: Record<Outcome, readonly [style: Style, word: string]> = {
  works: ["green", "works"],
  blocked: ["red", "blocked"],
  "preflight allowed": ["green", "allowed"],
  undecided: ["yellow", "not sent"],
  "no response": ["yellow", "no response"],
  failed: ["red", "failed"],
};

/** The report for a terminal: the verdicts first, then what led to them, then what to do. */
export function toLines(report: Report): Line[] {
  const sections = [
    report.verdicts.map((one) => toVerdictLine(one, report)),
    [...toPreflight(report), ...report.exchanges.flatMap(toExchangeLines)],
    toRest(report),
    toChangeLines(report),
    report.exchanges.map(
      ({ curl }) => ({ spans: [["dim", curl]], breaks: "never" }) satisfies Line,
    ),
    report.pages.length === 0 ? [] : [line("Explained in the lab: ", report.pages.join(" "))],
  ];
  return sections
    .filter((section) => section.length > 0)
    .flatMap((section, at) => (at === 0 ? section : [blank, ...section]));
}

function toVerdictLine(
  { engine, version, outcome, lines, sentence }: EngineVerdict,
  { conclusions }: Report,
): Line {
  const isUnsafe = outcome === "works" && conclusions.some((one) => one.isUnsafe);
  const [style, word] = isUnsafe ? (["yellow", "works, unsafe"] as const) : looks[outcome];
  const name = `${names[engine]} ${version}`.padEnd(16);
  return {
    spans: [["bold", name], [style, `${word}: `], lines[0] ?? sentence],
    hang: 2,
  };
}

function toPreflight({ preflight, request, exchanges }: Report): Line[] {
  if (preflight.length > 0) {
    return [line(`${request.method} needs a preflight: ${preflight.join(", ")}.`)];
  }
  return exchanges.length === 0 ? [] : [line(`${request.method} needs no preflight here.`)];
}

const shown = /^(?:access-control-.*|vary|location)$/i;

function toExchangeLines(exchange: ExchangeReport): Line[] {
  const { number, role, method, url, requestHeaders, response, failure, decides } = exchange;
  const ofStatus = toMark("status", decides);
  const how: Span =
    response === null
      ? ["yellow", failure ?? "no response"]
      : [ofStatus === "" ? "bold" : "red", `${response.status}${ofStatus}`];
  const place =
    response === null
      ? ""
      : ` (HTTP/${response.httpVersion}, ${response.address}, ${response.milliseconds} ms)`;
  const mark = role === "probe" ? "probe " : "";
  const asked = requestHeaders.filter(([name]) =>
    /^(?:origin|access-control-request-.*)$/i.test(name),
  );
  return [
    { spans: [`${number}  ${mark}${method} ${url} → `, how, ["dim", place]], hang: 3 },
    ...(asked.length === 0
      ? []
      : [
          {
            spans: asked.map(([name, value]): Span => ["dim", `${name}: ${value}  `]),
            indent: 3,
            breaks: "spans",
          } satisfies Line,
        ]),
    ...(response === null ? [] : toHeaderLines(response.headers, decides)),
  ];
}

/** Marks what decides; with the engines, where they do not agree. */
function toMark(name: string, decides: readonly Deciding[]): string {
  const own = decides.find((one) => one.name === name.toLowerCase());
  if (own === undefined) return "";
  const where =
    decides.length === 1 ? "" : ` in ${own.engines.map((one) => names[one]).join(", ")}`;
  return ` ← decides${where}`;
}

function toHeaderLines(
  headers: readonly (readonly [string, string])[],
  decides: readonly Deciding[],
): Line[] {
  const present = headers.filter(([name]) => shown.test(name));
  const absent = decides.filter(
    ({ name: wanted }) =>
      wanted !== "status" && !headers.some(([name]) => name.toLowerCase() === wanted),
  );
  return [
    ...absent.map(({ name }): Line => ({
      spans: [["red", `no ${name}${toMark(name, decides)}`]],
      indent: 3,
    })),
    ...present.map(([name, value]): Line => {
      const mark = toMark(name, decides);
      const text = `${name}: ${Buffer.from(value, "latin1").toString("utf8")}`;
      return {
        spans: mark === "" ? [text] : [["red", text + mark]],
        indent: 3,
        hang: 5,
      };
    }),
  ];
}

function toRest({ notSent, conclusions, notes, looksLike }: Report): Line[] {
  const labelled = (label: string, text: string): Line => ({
    spans: [["bold", label], text],
    hang: 2,
  });
  return [
    ...notSent.map(({ method, url, why }) => labelled("Not sent: ", `${method} ${url}. ${why}`)),
    ...conclusions.map(({ isUnsafe, sentence, places }) => {
      const seen = places.length === 0 ? "" : ` (${places.map((at) => at + 1).join(", ")})`;
      return labelled(isUnsafe ? "Unsafe: " : "Found: ", sentence + seen);
    }),
    ...notes.map((note) => labelled("Note: ", note)),
    ...looksLike.map(({ name, sees }) => labelled("Looks like ", `${name}: ${sees}.`)),
  ];
}

const marks = { kept: " ", removed: "-", added: "+" };
const colours = { kept: "dim", removed: "red", added: "green" } as const;

function toChangeLines({ change }: Report): Line[] {
  if (change === null) return [];
  const { sentence, advice, stack, lines, remarks } = change;
  const where = stack === null ? "The response needs:" : `In ${stack.name}:`;
  return [
    line(["bold", sentence]),
    ...advice.map((text) => line(text)),
    ...(lines.length > 0 ? [line(where)] : []),
    ...lines.map((one): Line => ({
      spans: [[colours[one.change], `${marks[one.change]} ${one.text}`]],
      indent: 2,
      breaks: "never",
    })),
    ...remarks.map((text) => line(["dim", text])),
  ];
}

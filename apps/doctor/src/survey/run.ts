import type { Result, Run } from "../formats/result.ts";
import type { SurveyReport } from "./report.ts";
import type { Finding } from "./types.ts";

const titles: Record<Finding["id"], string> = {
  "reflected-origin": "No foreign origin is allowed with cookies",
  "null-allowed": "The origin null is not allowed with cookies",
  "loose-pattern": "No look-alike origin is allowed with cookies",
  "insecure-page-allowed": "The page is not allowed over http",
  "wide-pattern": "No neighbour of the page is allowed with cookies",
  "wildcard-with-credentials": "No wildcard stands beside Allow-Credentials",
  "vary-missing": "Cached responses vary by Origin",
  "headers-lost-on-error": "Errors have CORS headers",
};
const levels = { hole: "error", risk: "warning", fault: "warning" } as const;

/** The survey for the formats that other programs read: each kind of finding is a check. */
export function toRun({ url, from, failure, findings, exchanges }: SurveyReport): Run {
  const place = { uri: url, line: null };
  const name = `${url} from ${from}`;
  if (failure !== null) {
    const rule = { id: "unanswered", title: "The server answers" };
    const common = { state: "unanswered", level: "error", details: [], place } as const;
    return { name, results: [{ rule, name: rule.title, message: failure, ...common }] };
  }
  const results = (Object.keys(titles) as Finding["id"][]).flatMap((id): Result[] => {
    const rule = { id, title: titles[id] };
    const own = findings.filter((one) => one.id === id);
    if (own.length === 0) {
      const common = { state: "passed", level: "note", message: "", details: [], place } as const;
      return [{ rule, name: rule.title, ...common }];
    }
    return own.map(({ severity, title, sentence, fix, proof }) => ({
      rule,
      name: own.length === 1 ? rule.title : `${rule.title} (${title})`,
      state: "failed",
      level: levels[severity],
      message: title,
      details: [sentence, fix, ...proof.map((number) => exchanges[number - 1]?.curl ?? "")],
      place,
    }));
  });
  return { name, results };
}

import { findMeant } from "../misspelt.ts";
import type { Problem } from "./problem.ts";

/** A header that a program or a proxy sets by its name. */
export type HandHeader = { name: string; value: string };

const name = String.raw`["'\x60]?(access-control-[\w-]{3,40})["'\x60]?`;
const value = String.raw`("[^"\n]{0,2000}"|'[^'\n]{0,2000}'|[^\s"',;)]{1,2000})`;
/** Calls, directives of proxies, and pairs of a list. */
const forms: readonly RegExp[] = [
  String.raw`(?:setHeader|\bheader|addHeader|\.set|\.append|\.Set|\.Add)\(\s{0,8}${name}\s{0,4},\s{0,8}${value}`,
  String.raw`\bheader\(\s{0,8}["'](access-control-[\w-]{3,40})\s{0,4}:\s{0,4}([^"'\n]{1,2000})["']`,
  String.raw`^[ \t]{0,40}(?:Header|http-response)[ \t]{1,8}(?:always[ \t]{1,8})?(?:set|add|append|merge|set-header|add-header)[ \t]{1,8}${name}[ \t]{1,8}${value}`,
  String.raw`^[ \t]{0,40}header[ \t]{1,8}(?:[/@*]\S{0,80}[ \t]{1,8})?${name}[ \t]{1,8}${value}`,
  String.raw`\bname=${name}[ \t]{1,8}value=${value}`,
  String.raw`["']?key["']?\s{0,4}:\s{0,4}${name}\s{0,4},\s{0,20}["']?value["']?\s{0,4}:\s{0,4}${value}`,
].map((form) => new RegExp(form, "gim"));

/** Reads the headers that a program or a proxy sets by hand; null when there are none about CORS. */
export function readByHand(text: string): { headers: HandHeader[]; problems: Problem[] } | null {
  if (!/access-control-/i.test(text)) return null;
  const headers = forms.flatMap((form) =>
    Array.from(text.matchAll(form), (found): HandHeader => {
      const [own = "", written = ""] = found.slice(-2);
      return { name: own, value: written.replaceAll(/^["']|["']$/g, "").trim() };
    }),
  );
  return headers.length === 0 ? null : { headers, problems: findProblems(headers) };
}

function findProblems(headers: readonly HandHeader[]): Problem[] {
  const valuesOf = (wanted: string) =>
    headers.filter((one) => one.name.toLowerCase() === wanted).map((one) => one.value);
  const origins = valuesOf("access-control-allow-origin");
  const key = "Access-Control-Allow-Origin";
  const problem = (says: string): Problem => ({ kind: "value", key, meant: null, says });
  const misspelt = headers.flatMap((header): Problem[] => {
    const meant = findMeant(header.name);
    const says = `Browsers do not know ${header.name}: write ${meant}.`;
    return meant === null ? [] : [{ kind: "unknown", key: header.name, meant, says }];
  });
  const isStar =
    origins.includes("*") && valuesOf("access-control-allow-credentials").includes("true");
  return [
    ...misspelt,
    ...(isStar
      ? [
          problem(
            "A browser accepts no star for a request with cookies. Name the origin that asks, if it is in your list.",
          ),
        ]
      : []),
    ...origins
      .filter((origin) => /\S[\s,]{1,8}\S/.test(origin))
      .map((origin) =>
        problem(
          `“${origin}” names several origins, and a browser accepts one. Compare the origin that asks with your list.`,
        ),
      ),
  ];
}

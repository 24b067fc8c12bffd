import { getHeader, type HeaderLine, type Step } from "@blocked/cors-protocol";
import type { ReactNode } from "react";
import { linkTo, type ResponseId, topicOfHeader } from "../linked-highlight/links.ts";

type ResponseHeadersProps = {
  lines: readonly HeaderLine[];
  steps: readonly Step[];
  response: ResponseId | undefined;
};

/** A response's headers, after the headers that a check looked for in vain. */
export function ResponseHeaders({ lines, steps, response }: ResponseHeadersProps) {
  const absent = steps.flatMap(({ header, state }): [string, ReactNode][] =>
    header !== null && state !== "not-reached" && getHeader(lines, header) === null
      ? [
          [
            header,
            <em key={header} className="text-blocked">
              absent
            </em>,
          ],
        ]
      : [],
  );
  const decisive = steps.find(({ state }) => state === "failed")?.header;
  return (
    <ul className="wire" aria-label="Response headers">
      {[...absent, ...lines].map(([name, value], index) => {
        const topic = topicOfHeader(name);
        const link = linkTo(
          topic === undefined ? [] : [topic],
          response === undefined ? [] : [response],
        );
        return (
          <li key={index} className="linked-line" {...link}>
            {name.toLowerCase() === decisive && (
              <span className="text-blocked">
                <span aria-hidden="true">✕ </span>
                <span className="sr-only">decided: </span>
              </span>
            )}
            <span className="text-soft">{name.toLowerCase()}:</span> {value}
          </li>
        );
      })}
    </ul>
  );
}

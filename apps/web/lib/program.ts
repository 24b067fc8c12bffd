import type { Stage } from "../runner/scenario/play.ts";

/** What a program got that is no browser: everything. */
export type ProgramAnswer = { status: number; headers: [string, string][]; text: string };

/** Lets the lab's own server ask, which is a program like any other: it reads every answer and every header. */
export const askProgram: Stage["fetch"] = async (url, { headers = [] }) => {
  const asked = await fetch("/program", { method: "POST", body: JSON.stringify({ url, headers }) });
  if (!asked.ok) throw new TypeError("the program got no answer");
  const { status, headers: lines, text } = (await asked.json()) as ProgramAnswer;
  return new Response(text, { status, headers: lines });
};

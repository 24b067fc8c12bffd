import type { CorsErrorCode } from "../../model/codes.ts";
import { fill, matchTemplate, type Template, toTemplate } from "./template.ts";

/** A message of a console, with the codes that it can mean, the likeliest first. */
export type Message = {
  codes: readonly CorsErrorCode[];
  written: Template;
  /** The part that every version prints. */
  read: Template;
};

/**
 * Declares a message.
 * @param tail the end of the message that some versions leave out
 */
export function defineMessage(
  text: string,
  codes: readonly CorsErrorCode[] = [],
  tail = "",
): Message {
  return { codes, written: toTemplate(text + tail), read: toTemplate(text) };
}

export function writeMessage({ written }: Message, values: Record<string, string> = {}): string {
  return fill(written, values);
}

/** Reads a text that begins with the message: its values by name, or null. */
export function readMessage(
  { read }: Message,
  text: string,
): Partial<Record<string, string>> | null {
  return matchTemplate(read, text, "beginning");
}

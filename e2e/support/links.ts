/** The lab's link to a profile, with what else it may say: request, cookies, token, text. */
export function toLink(profile: string, more: Record<string, string> = {}): string {
  return `/?${new URLSearchParams({ profile, ...more })}`;
}

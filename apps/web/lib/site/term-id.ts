/** The anchor of a glossary term: `star, wildcard` becomes `star-wildcard`. */
export function toTermId(term: string): string {
  return term.toLowerCase().replaceAll(/[^a-z]+/g, "-");
}

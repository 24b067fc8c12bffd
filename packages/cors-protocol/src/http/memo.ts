const most = 16;
const longest = 100_000;

/**
 * Remembers what a pure function returned for its last few texts: one verdict asks the same question many times.
 * Long texts are not kept, so that memory stays small.
 */
export function remember<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = work(text);
    if (text.length > longest) return result;
    if (known.size >= most) known.clear();
    known.set(text, result);
    return result;
  };
}

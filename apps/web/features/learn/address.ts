export const steps = ["Predict", "Send", "See", "Repair"] as const;

export type StepNumber = 1 | 2 | 3 | 4;

export type LessonPlace = {
  step: StepNumber;
  /** Large type and nothing else on the screen, for a projector. */
  isTeaching: boolean;
};

/** Reads the number in `/learn/4`; null for anything that is no lesson's. */
export function readLessonNumber(text: string, count: number): number | null {
  const number = /^[1-9]\d?$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= count ? number : null;
}

/** Reads `?step=2&teach=1`. */
export function readPlace(query: Pick<URLSearchParams, "get">): LessonPlace {
  const step = Number(/^[1-4]$/.exec(query.get("step") ?? "")?.[0] ?? 1);
  return { step: step as StepNumber, isTeaching: query.get("teach") === "1" };
}

/** Links to a step of a lesson; the inverse of the two readers. */
export function toLessonLink(number: number, { step, isTeaching }: LessonPlace): string {
  const query = new URLSearchParams();
  if (step !== 1) query.set("step", String(step));
  if (isTeaching) query.set("teach", "1");
  return `/learn/${number}${query.size === 0 ? "" : `?${query}`}`;
}

type Spot = { number: number; step: StepNumber };

/** The step before or after one, across lessons; null before the first and after the last. */
export function toNeighbour({ number, step }: Spot, by: 1 | -1, count: number): Spot | null {
  const next = (number - 1) * steps.length + (step - 1) + by;
  if (next < 0 || next >= count * steps.length) return null;
  const rest = (next % steps.length) + 1;
  return { number: Math.floor(next / steps.length) + 1, step: rest as StepNumber };
}

/**
 * The link that a key leads to while teaching; null for any other key and past both ends. It reads the address,
 * because a key may follow before the lesson of the key before is rendered.
 */
export function toKeyLink(
  key: string,
  { pathname, search }: Pick<URL, "pathname" | "search">,
  count: number,
): string | null {
  const number = readLessonNumber(pathname.replace("/learn/", ""), count);
  if (number === null) return null;
  const { step } = readPlace(new URLSearchParams(search));
  if (key === "Escape") return toLessonLink(number, { step, isTeaching: false });
  if (key !== "ArrowRight" && key !== "ArrowLeft") return null;
  const next = toNeighbour({ number, step }, key === "ArrowRight" ? 1 : -1, count);
  return next && toLessonLink(next.number, { step: next.step, isTeaching: true });
}

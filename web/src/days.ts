/** Days as numbers, so that a place on a line and a date are the same thing. */

const DAY = 86_400_000;

/** The number of a day, "2016-02-11"; NaN for anything else. */
export function toDay(date: string): number {
  return /^\d{4}-\d\d-\d\d$/.test(date) ? Math.round(Date.parse(`${date}T00:00:00Z`) / DAY) : Number.NaN;
}

/** The date of a numbered day. */
export function toDate(day: number): string {
  return new Date(Math.round(day) * DAY).toISOString().slice(0, 10);
}

/** A stretch of days. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The days between two spots of a line that stands for a stretch; the spots are fractions of it. */
export function between(whole: Span, a: number, b: number): Span {
  const at = (x: number): number => whole.from + Math.min(1, Math.max(0, x)) * (whole.to - whole.from);
  const [low, high] = a < b ? [a, b] : [b, a];
  return { from: Math.floor(at(low)), to: Math.ceil(at(high)) };
}

/** A stretch made wider or narrower about a spot; never less than three days. */
export function zoomed(whole: Span, at: number, factor: number): Span {
  const centre = whole.from + at * (whole.to - whole.from);
  const from = Math.round(centre - (centre - whole.from) * factor);
  const to = Math.round(centre + (whole.to - centre) * factor);
  return to - from >= 3 ? { from, to } : { from: Math.floor(centre) - 1, to: Math.floor(centre) + 2 };
}

/** @file Pages as they are typed on a command line. */
import { TestimonyError } from '../core/errors/errors.ts';

const MOST_PAGES = 5000;

/** "2,5-7" → 2, 5, 6, 7. Throws usage. */
export function pagesIn(list: string): number[] {
  const pages = new Set<number>();
  for (const part of list.split(',')) {
    const [, first, last = first] = /^\s*(\d{1,6})\s*(?:[-–]\s*(\d{1,6}))?\s*$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (!(from >= 1 && to >= from && to - from < MOST_PAGES))
      throw new TestimonyError('usage', { subject: `--pages ${list}`, detail: 'pages, as in 2,5-7' });
    for (let page = from; page <= to; page += 1) pages.add(page);
  }
  return [...pages].sort((a, b) => a - b);
}

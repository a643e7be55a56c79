/** @file The chronology as lines for people. */
import type { ChronologyView } from '../contract/chronology.ts';
import { formatFuzzyDate } from '../core/dates/fuzzy-date.ts';
import { printable } from './columns.ts';
import { sayFinding } from './finding-words.ts';

export function chronologyLines({ rows, leftOut, referrals }: ChronologyView): string[] {
  const lines = rows.flatMap(({ on, until, time, what, person, sources, orderOpen, toldOtherwise }) => {
    const first = [formatFuzzyDate(on), time].filter(Boolean).join(', ');
    const when = until === null ? first : `${first} – ${formatFuzzyDate(until)}`;
    const marks = [orderOpen ? '~' : '', toldOtherwise ? '≠' : ''].filter(Boolean).join('');
    return [
      [when, sayFinding(what), person, marks].filter(Boolean).join('  '),
      ...sources.map(({ said }) => `    ${sayFinding(said)}`),
    ];
  });
  return [
    ...(rows.length === 0 ? ['Nothing with a date is on record yet.'] : lines),
    ...(referrals === 0 ? [] : ['', `Referrals known: ${referrals}`]),
    ...(leftOut === 0 ? [] : ['', `Left out, marked privileged: ${leftOut}`]),
  ].map(printable);
}

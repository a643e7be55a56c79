/**
 * @file Sentences that somebody typed on a sheet and that are left out of what goes, as they say the same as something kept back.
 * They are named, and the copy is held until somebody words them otherwise, gives the words back, or says that they stay out.
 */
import type { KeptBack } from '../../core/answers/fact.ts';
import { inLine } from '../../core/answers/withheld.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listAside, listWithheld } from '../../vault/queries/readiness-aside.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import type { Engine } from '../engine/engine.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import { loadFacts } from '../resources/vocabulary.ts';
import type { LookAt } from './look-at-line.ts';
import { rowInWords } from './withheld-telling.ts';

interface Shown {
  /** Of these alone. */
  readonly asked: readonly Question[];
  readonly kept: ReadonlyMap<string, KeptBack>;
}

/** A line for each sentence; another once it is worded otherwise. */
export function typedKept(
  engine: Engine,
  db: ReadDb,
  { personId }: Pick<ScreeningRow, 'personId'>,
  { asked, kept }: Shown,
): LookAt[] {
  if (![...kept.values()].some(({ typed = [] }) => typed.length > 0)) return [];
  const titles = new Map(loadFacts(engine.resources).map(({ key, title }) => [key, title]));
  const lines = new Map(listWithheld(db, personId).map((one) => [one.seq, one]));
  const keptAs = (seq: number) => {
    const line = lines.get(seq);
    if (line === undefined) return { kept: '', only: 'all' as const, names: '' };
    const { key, place } = inLine(line.line);
    const title = titles.get(key) ?? key;
    return {
      kept: line.row === null ? title : `${title}: ${rowInWords(db, place, line.row)}`,
      only: line.readers?.only ?? ('all' as const),
      names: (line.readers?.names ?? []).join('; '),
    };
  };
  return asked.flatMap((on) => {
    const why = kept.get(on.name);
    if (why?.typed === undefined) return [];
    const { reason, seq } = why;
    return why.typed.map((said) => ({
      line: `typed/${on.name}-${fingerprint(said).slice(0, 12)}`,
      ...{ on, about: on.title, source: '' },
      found: [coded('typed-kept', { said, ...keptAs(seq), reason })],
    }));
  });
}

/** Of those nobody decided about, a sentence each. */
export function typedKeptOpen(
  engine: Engine,
  db: ReadDb,
  sheet: Pick<ScreeningRow, 'id' | 'personId'>,
  shown: Shown,
): Coded[] {
  const aside = new Set(listAside(db, sheet.id).map(({ line }) => line));
  return typedKept(engine, db, sheet, shown)
    .filter(({ line }) => !aside.has(line))
    .map(({ about, found, line }) => coded('typed-kept-at', { about, found, line }));
}

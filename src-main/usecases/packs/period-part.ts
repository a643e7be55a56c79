/**
 * @file The periods that were told, one by one, as a table: what, where, from, until, with whom, and the day of the account. A date
 * that nobody told stays an empty cell.
 */
import type { FactStatement } from '../../core/answers/fact.ts';
import { rowsTold } from '../../core/answers/rows-told.ts';
import { formatDay, formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { coded } from '../../core/findings/finding.ts';
import type { PackPart } from '../../core/packs/recipient-profile.ts';
import { lineOf, type Period, readPeriods, whereOf } from '../../core/told/period.ts';
import { periodsTold } from '../../core/told/periods-told.ts';
import { withoutKeptStatements } from '../../core/withholding/copy.ts';
import type { PrintedAnswer } from '../../documents/record-paper.ts';
import { made, type PartMade, partOf } from './pack-part.ts';
import type { PackLaid, PackSource } from './pack-source.ts';

const PERIODS = 'exploitation.periods';

/** One period has its beginning and its end among the facts: the table is for several. */
export function periodPart(source: PackSource, part: Extract<PackPart, { kind: 'periods' }>): PartMade {
  const rows = periodRows(source);
  if (rows.length < 2) return made([]);
  const about = source.say(coded('pack-voice', { voice: 'reported' }));
  return made([partOf(part.title, about, rows)], { facts: [PERIODS] });
}

/** Those that stand, in the order of what happened, and behind them those that another account tells otherwise. */
export function periodRows(source: PackLaid): PrintedAnswer[] {
  const fact = source.facts.get(PERIODS);
  if (fact === undefined) return [];
  const isOwn = source.keptSaid.kind === 'own';
  const told = isOwn ? fact : { ...fact, statements: withoutKeptStatements(fact.statements) };
  const gone = rowsTold(told).gone.flatMap((one) =>
    readPeriods([one.value]).map((value) => ({ value, said: one.said, isGone: true })),
  );
  const stands = periodsTold(told).map(({ value, said }) => ({ value, said, isGone: false }));
  return [...stands, ...gone].map((one) => rowOf(source, one));
}

interface Told {
  readonly value: Period;
  readonly said: FactStatement;
  /** Another account tells it otherwise. */
  readonly isGone: boolean;
}

function rowOf({ say }: Pick<PackLaid, 'say'>, { value, said, isGone }: Told): PrintedAnswer {
  const { heldOn, at } = said;
  const on = heldOn === undefined ? formatDay(at) : formatFuzzyDate(heldOn);
  const cells = {
    what: value.what,
    where: whereOf(value),
    from: value.from === null ? '' : formatFuzzyDate(value.from),
    until: value.until === null ? value.lasted : formatFuzzyDate(value.until),
    with: [value.charge, value.others, value.who].filter((words) => words !== '').join('; '),
    told: say(coded('pack-period-told', { on, otherwise: isGone ? 'yes' : 'no' })),
  } as const;
  const names = Object.keys(cells) as (keyof typeof cells)[];
  return {
    number: 0,
    question: '',
    ownWords: '',
    about: [],
    // One line of all of it, for whoever reads it without the table.
    said: [lineOf(value), cells.with, cells.told].filter((words) => words !== '').join('; '),
    cells: names.map((cell) => ({ label: say(coded('pack-period-cell', { cell })), text: cells[cell] })),
  };
}

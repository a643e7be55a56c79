import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { heldInWords } from '../../core/dates/held.ts';
import { coded } from '../../core/findings/finding.ts';
import type { PackPart } from '../../core/packs/recipient-profile.ts';
import { lineOf, whereOf } from '../../core/told/period.ts';
import type { PrintedAnswer } from '../../documents/record-paper.ts';
import { disclosePeriods, PERIODS } from '../disclosure/disclosure.ts';
import { made, type PartMade, partOf } from './pack-part.ts';
import type { PackLaid, PackSource } from './pack-source.ts';

/** One period has its beginning and its end among the facts: the table is for several. */
export function periodPart(source: PackSource, part: Extract<PackPart, { kind: 'periods' }>): PartMade {
  const rows = periodRows(source);
  if (rows.length < 2) return made([]);
  const about = source.say(coded('pack-voice', { voice: 'reported' }));
  return made([partOf(part.title, about, rows)], { facts: [PERIODS] });
}

export const periodRows = (source: PackLaid): PrintedAnswer[] =>
  disclosePeriods(source.facts, source.keptSaid).map((one) => rowOf(source, one));

type Told = ReturnType<typeof disclosePeriods>[number];

function rowOf({ say }: Pick<PackLaid, 'say'>, { value, said, isGone }: Told): PrintedAnswer {
  const { heldOn, at } = said;
  const on = heldInWords(heldOn, at);
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

/** @file Legs of a journey, offered from the places and dates that were told. */
import { COUNTRY_NAMES } from '../../core/answers/countries.ts';
import type { FactView } from '../../core/answers/fact.ts';
import { headOf, type Period, readPeriods, whereOf } from '../../core/told/period.ts';
import { type LegTold, legBetween, legsTold } from '../../core/worksheets/legs-told.ts';
import { type OfferedStatement, offeredOn } from '../../core/worksheets/offers.ts';

interface LegRead {
  readonly part: string;
  readonly leg: LegTold;
  readonly from: OfferedStatement;
}

const TOLD = ['journey.details', 'recruitment.how-started', 'exploitation.places'];
const UNITED_KINGDOM = 'GB';

/** Country by country as each account names them; then from where it was offered to where it was. */
export function legOffers(facts: ReadonlyMap<string, FactView>): LegRead[] {
  const accounts = offeredOn(
    TOLD.map((fact) => ({ fact })),
    facts,
  );
  const named = accounts.flatMap((from) =>
    legsTold([from.statement.text, from.statement.ownWords].join('\n'), COUNTRY_NAMES).map((leg, index) => ({
      part: `${index + 1} ${leg.from} ${leg.to}`,
      leg,
      from,
    })),
  );
  return [...named, ...periodLegs(facts), ...endLegs(facts)];
}

/** From each place of a list of periods to the next. */
function periodLegs(facts: ReadonlyMap<string, FactView>): LegRead[] {
  return offeredOn([{ fact: PERIODS }], facts).flatMap((from) => {
    const rows = readPeriods(from.value).filter((row) => whereOf(row) !== '');
    return rows.slice(1).flatMap((to, index): LegRead[] => {
      const before = rows[index];
      if (before === undefined || whereOf(before) === whereOf(to)) return [];
      const ends = { fromPlace: before.place, from: codeOf(before), toPlace: to.place, to: codeOf(to) };
      const words = `${headOf(before)} … ${headOf(to)}`;
      return [{ part: `period ${index + 1}`, leg: { ...ends, arrived: null, words }, from }];
    });
  });
}

const PERIODS = 'exploitation.periods';
const codeOf = ({ country }: Pick<Period, 'country'>): string => (country === 'unknown' ? '' : country);

function endLegs(facts: ReadonlyMap<string, FactView>): LegRead[] {
  const told = (fact: string) => offeredOn([{ fact }], facts).map((one) => ({ one, text: textOf(one) }));
  const places = [
    ...offeredOn([{ fact: PERIODS }], facts)
      .flatMap(({ value }) => readPeriods(value).slice(0, 1))
      .map((first) => ({ place: first.place, country: codeOf(first) })),
    ...told('exploitation.uk-place').map(({ text }) => ({ place: text, country: UNITED_KINGDOM })),
    ...told('exploitation.country').map(({ one }) => ({ place: '', country: String(one.value ?? '') })),
  ];
  return told('recruitment.where').flatMap(({ one: from, text }) =>
    places.flatMap((then, index): LegRead[] => {
      const leg = legBetween(text, then, COUNTRY_NAMES);
      return leg === null ? [] : [{ part: `end ${index + 1} ${then.country}`, leg, from }];
    }),
  );
}

const textOf = ({ statement: { text, ownWords } }: OfferedStatement): string =>
  text === '' ? ownWords : text;

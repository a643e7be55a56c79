/** @file Legs of a journey, offered from the places and dates that were told. */
import { COUNTRY_NAMES } from '../../core/answers/countries.ts';
import type { FactView } from '../../core/answers/fact.ts';
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
      ...{ part: `${index + 1} ${leg.from} ${leg.to}`, leg, from },
    })),
  );
  return [...named, ...endLegs(facts)];
}

function endLegs(facts: ReadonlyMap<string, FactView>): LegRead[] {
  const told = (fact: string) => offeredOn([{ fact }], facts).map((one) => ({ one, text: textOf(one) }));
  const places = [
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

/** @file What on a sheet says who somebody else is: people of the case other than its person, and what looks like contact details. */
import type { ReadinessOther } from '../../contract/readiness.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { readableValue } from '../../core/answers/readable.ts';
import type { Question } from '../../core/forms/questions.ts';
import { foldText } from '../../core/text/search-text.ts';
import { findIdentifiers, type Identifier, type Occurrence } from '../../core/worksheets/identifiers.ts';
import { nameIdentifiers, valueIdentifiers } from '../../core/worksheets/known-identifiers.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listPeople } from '../../vault/queries/people.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import type { ReadinessData } from './readiness-data.ts';

type Found = Pick<ReadinessOther, 'line' | 'found'> & { readonly on: Question };

/**
 * By question, in the order of the form. What the form asks of somebody else, and the fields that hold the person's own
 * details, are not looked through; the person's own details are no finding elsewhere either.
 */
export function otherPeopleIn(
  db: ReadDb,
  sheet: ScreeningRow,
  data: ReadinessData,
  asked: readonly Question[],
  standing: ReadonlyMap<string, AnswerView>,
): Found[] {
  const own = asked.filter(({ name }) => data['persons-own'].includes(name));
  const known = knownPeople(db, sheet);
  const mine = new Set(
    [
      ...known.own,
      ...own.flatMap((one) => valueIdentifiers(textOf(one, standing), 'contact', OWN, true)),
    ].map(({ text }) => plain(text)),
  );
  const others = known.others.filter(({ text }) => !mine.has(plain(text)));
  return asked
    .filter(({ name }) => !data['asks-for-others'].includes(name) && !data['persons-own'].includes(name))
    .filter(
      ({ element }) =>
        element.type === 'comment' || element.type === 'text' || element.type === 'paneldynamic',
    )
    .flatMap((one): Found[] => {
      const found = findIdentifiers(textOf(one, standing), others).filter(
        ({ kind, text }) => kind !== 'birth-date' && !mine.has(plain(text)),
      );
      if (found.length === 0) return [];
      return [{ line: `other/${one.name}`, on: one, found: gathered(found) }];
    });
}

const OWN = '';

function knownPeople(db: ReadDb, { caseId, personId }: ScreeningRow) {
  const people = listPeople(db, caseId);
  const identifiers = (some: typeof people): Identifier[] =>
    some.flatMap(({ name, alsoKnownAs, safeContact, role }) => [
      ...nameIdentifiers([name, alsoKnownAs], `${name} (${role})`, true),
      ...valueIdentifiers(safeContact, 'contact', `${name} (${role})`, true),
    ]);
  return {
    own: identifiers(people.filter((one) => one.id === personId)),
    others: identifiers(people.filter((one) => one.id !== personId)),
  };
}

const textOf = ({ name, element }: Question, standing: ReadonlyMap<string, AnswerView>): string => {
  const answer = standing.get(name);
  if (answer === undefined) return '';
  const value = answer.state === 'answered' ? readableValue(element, answer.value) : '';
  return [value, answer.ownWords].filter((one) => one !== '').join('\n');
};

const plain = (text: string): string => foldText(text).replace(/[\s().-]/g, '');

function gathered(found: readonly Occurrence[]): Found['found'] {
  const by = Map.groupBy(found, ({ label, text }) => `${label} ${plain(text)}`);
  return [...by.values()].flatMap((some) => {
    const [first] = some;
    return first === undefined ? [] : [{ label: first.label, text: first.text, count: some.length }];
  });
}

/**
 * @file What whoever is at work wrote of themselves on an earlier sheet, of this or another case: name, role, organisation,
 * how they are reached and who stands in for them. Nothing of the person a sheet is about is read.
 */
import type { KeyedStatement } from '../../core/answers/facts.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { standingAnswers } from '../../core/answers/said.ts';
import type { ReadDb } from '../../vault/db.ts';
import { REFERRER_FACT } from '../../vault/queries/form-use.ts';
import { type OwnSheet, ownSheets } from '../../vault/queries/own-sheets.ts';
import { newestAnswers } from '../../vault/queries/screening.ts';
import { findPinned } from '../forms/pinned-form.ts';

const NAME = ['referral.referrer-first', 'referral.referrer-last'];
const OWN = [
  ...NAME,
  'referral.organisation',
  'referral.location',
  'referral.role',
  'referral.phone',
  'referral.email',
  'referral.alternative',
];

type Told = Pick<KeyedStatement, 'key' | 'value' | 'text' | 'at' | 'author'>;

/** Of the last sheet on which `actor` is the one who refers; on one that they typed for somebody else nothing is theirs. */
export function whoRefers(db: ReadDb, actor: string): Told[] {
  for (const sheet of ownSheets(db, actor, REFERRER_FACT)) {
    const told = writtenIn(db, sheet);
    const name = told.filter(({ key }) => NAME.includes(key)).map(({ text }) => text);
    if (holdsName(name.join(' '), actor)) return told;
  }
  return [];
}

function writtenIn(db: ReadDb, { id, formId, formVersion }: OwnSheet): Told[] {
  const form = findPinned(db, formId, formVersion);
  if (form === undefined) return [];
  return [...standingAnswers(newestAnswers(db, id)).values()].flatMap(
    ({ question, state, value, at, author }) => {
      const asked = form.byName.get(question);
      const key = asked?.fact ?? '';
      if (asked === undefined || state !== 'answered' || !OWN.includes(key)) return [];
      return [{ key, value, text: readableValue(asked.element, value), at, author }];
    },
  );
}

/** A key may be in a first name alone. */
function holdsName(written: string, actor: string): boolean {
  const words = (name: string): string[] => name.toLowerCase().match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  const own = words(actor);
  return own.length > 0 && own.every((word) => words(written).includes(word));
}

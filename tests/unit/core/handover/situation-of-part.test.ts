/** What was asked first in a case, where somebody stays behind: nothing about them goes, and no hearing of whoever goes is lost. */
import { expect, it } from 'vitest';
import { situationOfPart } from '../../../../src-main/core/handover/situation-of-part.ts';

const named = (name: string, alsoKnownAs = '') => ({ name, alsoKnownAs });
const MARIA = named('Maria Popescu');
const hearing = (who: string) =>
  ({ hearing: { answer: 'yes', on: null, time: '', where: 'Leeds', toldBy: '', who } }) as const;

it.each([
  ['The client', named('Brother of the client')],
  ['her', named('Ana Ileanca', 'her sister')],
  ['our client, not her husband', named('Ion Popescu', 'the husband')],
])('a hearing of “%s” goes, though whoever stays behind is described by the same words', (who, staying) => {
  expect(situationOfPart(hearing(who), [MARIA], [staying])).toEqual(hearing(who));
});

it.each([
  ['Ana', named('Ana Ileanca')],
  ['ana', named('ana ileanca')],
  ['Anika', named('Ana Ileanca', 'Lena, anika')],
  ['the husband', named('the husband')],
])('what is about “%s” stays with them', (who, staying) => {
  expect(situationOfPart(hearing(who), [MARIA], [staying])).toEqual({});
});

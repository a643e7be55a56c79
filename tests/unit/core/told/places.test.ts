/**
 * What caseworkers had no place for, of a child above all: each is in the words of the sheet, and an answer that a child gave
 * when asked is never printed as what came unasked.
 */
import { describe, expect, it } from 'vitest';
import type { FactStatement, FactView } from '../../../../src-main/core/answers/fact.ts';
import { knownAnswer } from '../../../../src-main/core/interviews/known-answer.ts';
import { reportInWords, serviceInWords, talkInWords } from '../../../../src-main/core/told/child-rows.ts';
import { childSaid } from '../../../../src-main/core/told/child-said.ts';
import { evidenceInWords } from '../../../../src-main/core/told/evidence-told.ts';
import { readPeriods, workOf } from '../../../../src-main/core/told/period.ts';
import { numberInWords, otherInWords } from '../../../../src-main/core/told/rows-in-words.ts';
import { withDerived } from '../../../../src-main/core/told/through-accounts.ts';
import { requireForm } from '../../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';

const resources = findResources();
const sheet = await requireForm(resources, 'nrm-preparation');
const child = await requireForm(resources, 'child-first-response');

function told(key: string, value: unknown): FactView {
  const origin = {
    kind: 'interview' as const,
    screeningId: 's' as never,
    formTitle: 'Child: first response',
    question: key,
    asked: 'Which?',
    layer: 0,
  };
  const statement: FactStatement = {
    state: 'answered',
    value,
    text: typeof value === 'string' ? value : JSON.stringify(value),
    ownWords: '',
    relation: 'new',
    cause: '',
    howSaid: '',
    at: '2026-05-12T10:00:00.000Z',
    seq: 1,
    author: 'A',
    origin,
  };
  return { key, title: key, differs: false, statements: [statement] };
}

/** Every field of the sheet that takes it, and with what. */
function filled(key: string, value: unknown): Record<string, string> {
  const facts = withDerived(new Map([[key, told(key, value)]]), new Map());
  return Object.fromEntries(
    [...sheet.byName.values()].flatMap((question) => {
      const known = knownAnswer(question, facts);
      return known === null ? [] : [[question.name, String(known.value)]];
    }),
  );
}

const quoted = (row: object, about = 'treatment') =>
  childSaid(told('child.said', [{ about, ...row }])).get(`child.said-${about}`)?.told[0]?.value;

describe('what a child said', () => {
  it('says of an answer that it is one, and what it answers', () => {
    const row = { words: 'No. Everybody is hit a little.', before: 'Whether she is hit.', asked: 'asked' };
    expect(quoted(row)).toBe(
      'The child. An answer, when asked. In answer to: Whether she is hit. Words: “No. Everybody is hit a little.”',
    );
    expect(quoted({ words: 'No.', asked: 'asked' })).toContain('An answer, when asked.');
  });

  it('says that it came unasked only where somebody wrote so, and stands as before where nobody said', () => {
    expect(quoted({ words: 'I want to go home.', asked: 'unasked' })).toContain('It came unasked.');
    expect(quoted({ words: 'I want to go home.' })).toBe('The child: “I want to go home.”');
  });

  it('is nowhere called unasked as a whole', () => {
    const question = child.byName.get('said');
    expect(JSON.stringify(question)).not.toMatch(/without being asked|"What the child said unasked"/);
  });
});

it.each([
  [serviceInWords({ which: 'attendance', what: '31 per cent' }), 'Attendance at school: 31 per cent'],
  [
    serviceInWords({ which: 'off-roll', what: 'Laisterdyke High' }),
    'Taken off the roll of a school: Laisterdyke High',
  ],
  [
    serviceInWords({ which: 'court-guardian', what: 'Ben Thorley' }),
    'Guardian for the court (Cafcass): Ben Thorley',
  ],
  [
    reportInWords({
      reference: 'SY-1',
      about: 'theft',
      capacity: 'suspected',
      stage: 'community-resolution',
    }),
    'SY-1: theft; Community resolution: offered, or made (the child as somebody suspected)',
  ],
  [
    talkInWords({ way: 'in-person', interpreted: 'video', intermediary: 'Tom Reddy' }),
    'Talk in person, the interpreter by video; intermediary: Tom Reddy',
  ],
  [
    workOf(readPeriods([{ target: '£300 worth a day' }])[0] as never),
    'to be brought in or reached: £300 worth a day',
  ],
  [numberInWords({ kind: 'National Insurance', seen: 'none' }), 'National Insurance: there is none'],
  [workOf(readPeriods([{ lasted: 'for five weeks' }])[0] as never), 'how long: for five weeks'],
  [
    otherInWords({
      name: 'Erika',
      age: 'about 12',
      what: 'came to the house',
      now: 'in foster care',
      since: { value: '2026-08', qualifier: 'exact' },
    }),
    'Erika (about 12): came to the house; there from, or seen there: August 2026; now: in foster care',
  ],
  [
    evidenceInWords({ what: 'Pay papers', holder: 'Kofi', on: { value: '2026-09-01', qualifier: 'exact' } }),
    'Pay papers (Kofi, 1 Sep 2026)',
  ],
])('%s', (said, words) => expect(said).toBe(words));

it.each([
  [
    'exploitation.moments',
    [{ kind: 'marriage', what: 'a party in a hall' }],
    'family',
    'Engagement, or a marriage',
  ],
  [
    'exploitation.moments',
    [{ kind: 'deceived', what: 'top of her class' }],
    'family',
    'relatives were told falsely',
  ],
  ['exploitation.moments', [{ kind: 'papers', what: 'taken again' }], 'immigration-status', 'taken again'],
  ['exploitation.moments', [{ kind: 'authority', what: 'Coastguard' }], 'police-so-far', 'Coastguard'],
  ['exploitation.moments', [{ kind: 'seen-to', what: 'two teeth' }], 'health-apart', 'two teeth'],
  ['exploitation.periods', [{ target: '£300 a day' }], 'what-were-they-required-to-do', '£300 a day'],
  ['child.legal-before', 'police protection from 19 September 2026', 'family', 'police protection'],
  ['person.partner', 'Dominik, 19: “my man”', 'family', 'Dominik, 19'],
  ['person.reads-writes', 'Reads poorly', 'reads-and-writes', 'Reads poorly'],
  ['exploiters.kin', 'Dominik is the nephew of Laco', 'who-exploited-pv', 'nephew of Laco'],
  ['immigration.leave', 'transit visa, 48 hours', 'immigration-status', '48 hours'],
  [
    'others.each',
    [{ name: 'Ramil', nationality: 'Philippines' }],
    'other-potential-victims-yes-details',
    'Ramil (Philippines)',
  ],
  ['account.ask-again', 'The baby: in a week', 'left-for-later', 'in a week'],
  ['account.decision-fears', 'that they write I am a thief', 'added-to-the-account', 'a thief'],
])('%s %j is in %s, and under no other head of the sheet by itself', (key, value, field, words) => {
  const found = filled(key, value);
  expect(found[field]).toContain(words);
  expect(found['how-they-were-treated'] ?? '').not.toContain(words);
});

it('a no to something that was asked about stands with how the person was treated', () => {
  const found = filled('control.methods-denied', 'Drugs: no. Hit: no.')['how-they-were-treated'];
  expect(found).toContain('control.methods-denied: Drugs');
  expect(found).toContain('Hit: no.');
});

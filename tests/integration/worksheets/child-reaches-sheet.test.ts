/**
 * Every question of the child's form beside the sheet: what has a fitting field arrives there, and what has none is named
 * here with the reason. With everything filled in that the child's form asks, only what the referrer says of themselves is empty.
 */

import { describe, expect, it } from 'vitest';
import momentKinds from '../../../resources/codes/moment-kinds.json' with { type: 'json' };
import { MOMENTS } from '../../../src-main/core/told/rows-by-kind.ts';
import { requireForm } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { interviewCaller } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const child = await requireForm(findResources(), 'child-first-response');
const sheet = await requireForm(findResources(), 'nrm-preparation');

/** Stays with the child's own record: what is done today, and by whom. */
const STAYS: Readonly<Record<string, string>> = {
  'safety-account': 'of the day itself',
  'safe-here': 'of the day itself',
  urgent: 'of the day itself',
  'safety-done': 'of the day itself',
  'with-child': 'of the day itself',
  'adult-present': 'opens who it is, which goes',
  'guardian-told': 'opens when, which goes',
  'household-involved': 'opens what points to it, which goes',
  'family-kept-apart': 'stays out of every form',
  'police-told': 'opens how, which goes',
  'near-18': 'says what is to be planned, and no field asks it',
  next: 'what happens next',
};

describe('each question of the child’s form', () => {
  const takenBy = (fact: string) =>
    sheet.questions.filter(({ element, fact: own }) => {
      const { from = [], beside = [], otherwiseBeside = [] } = element.testimony;
      return [own, ...from, ...beside, ...otherwiseBeside].includes(fact);
    });
  const reaches = (fact: string | null): boolean =>
    fact !== null &&
    [fact, `${fact}-told`, ...(fact === MOMENTS ? momentKinds.choices.map(({ goes }) => goes) : [])].some(
      (key) => takenBy(key).length > 0 || ['child.said', 'exploitation.periods'].includes(key),
    );

  it.each(child.questions.map(({ name, fact }) => [name, fact] as const))(
    '%s goes to the sheet or says why not',
    (name, fact) => {
      expect(reaches(fact)).toBe(STAYS[name] === undefined);
    },
  );

  it('is there for each reason that is given', () => {
    for (const name of Object.keys(STAYS)) expect(child.byName.has(name)).toBe(true);
  });
});

/** “In the last week” was said six weeks ago: it is asked again. */
const AGED = 'when-last-contact';
const OF_THE_REFERRER = [
  'referrer-email',
  'user-organisation',
  'fr-location',
  'evidence-of-dishonesty',
  'fr-details-first-name',
  'fr-details-last-name',
  'fr-details-role',
  'fr-details-phone',
  'fr-alternative-contact',
];

const BORN = { value: '2009', qualifier: 'exact', or: '2010' } as const;
/** What a worker would fill in, whatever the question; what is not listed is text. */
const GIVEN: Readonly<Record<string, unknown>> = {
  'council-name': 'Kirklees Council',
  city: 'Huddersfield',
  region: 'West Yorkshire',
  nationality: 'VN',
  'victim-force': 'West Yorkshire Police',
  'known-still-there': 'no',
  'under-18': 'yes',
  'known-reported-before': 'yes',
  'council-email': 'a@example.org',
  'known-kinds': ['forced-to-work'],
  'council-phone': '01484 555 0100',
  'children-number': 1,
  born: BORN,
  periods: [
    {
      what: 'Plants',
      place: 'Bradford',
      country: 'GB',
      from: { value: '2026-01', qualifier: 'exact' },
      charge: 'Bảy',
    },
    {
      what: 'Sewing',
      place: 'Moscow',
      country: 'RU',
      from: { value: '2025-10', qualifier: 'about' },
      charge: 'Chú Tư',
    },
  ],
  seen: [{ what: 'He flinched at knocking.', who: 'Joyce' }],
  said: [{ words: 'I want school', about: 'wishes' }],
};

it('leaves no field empty that must be filled but the referrer’s own, and keeps two years of birth as two', async () => {
  const call = interviewCaller(await temporaryVault(), 'Marcus Ayodele');
  const { id: caseId } = await call('caseCreate', { reference: 'K-CP-5531', title: 'A boy' });
  const person = { caseId, role: 'survivor' as const, name: 'Nguyen Hung', birthDate: BORN };
  const { id: personId } = await call('personAdd', person);
  const begun = await call('screeningStart', {
    caseId,
    personId,
    formId: 'child-first-response',
    language: 'Vietnamese',
    interpreter: 'Lan Pham',
    heldOn: { value: '2026-10-13', qualifier: 'exact' as const },
  });
  const answers = child.questions.flatMap(({ name, element }) => {
    if (name === 'second-nationality') return [];
    const first = 'choices' in element ? element.choices[0]?.value : undefined;
    const isDate = element.testimony.kind === 'fuzzy-date';
    const other = isDate ? { value: '2026-10-14', qualifier: 'exact' } : (first ?? `Told of ${name}.`);
    const value = GIVEN[name] ?? (element.type === 'checkbox' ? [first] : other);
    return element.type === 'paneldynamic' && GIVEN[name] === undefined
      ? []
      : [{ question: name, state: 'answered', value }];
  });
  await call('screeningAnswer', { screeningId: begun.id, answers: answers as never });
  const { id: screeningId } = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  await call('screeningCarryOver', { screeningId });
  const { answers: written } = await call('screeningShow', { screeningId });
  // Whoever refers says it of themselves, once: of what is known of the child nothing that must be there is empty.
  const { fields } = await call('readinessShow', { screeningId });
  expect(fields.map(({ question }) => question)).toEqual(OF_THE_REFERRER.toSpliced(3, 0, AGED));
  const text = new Map(written.map((one) => [one.question, one.value]));
  expect(text.get('pv-dob')).toEqual(BORN);
  expect(text.get('where-how-interview-carried-out')).toContain(
    'On 13 Oct 2026; language: Vietnamese; interpreter: Lan Pham',
  );
  expect(text.get('where-how-interview-carried-out')).not.toMatch(/written down|Nov 2026/);
});

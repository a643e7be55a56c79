/**
 * A boy's story as the people around him know it, told once in the child's own form: where each thing stands in the sheet
 * for the referral. Nobody who was there as a child stands among those who did it, and what he said is quoted.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { interviewCaller } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const TOLD: Record<string, unknown> = {
  'under-18': 'yes',
  'adult-present': 'from-elsewhere',
  'adult-name': 'Mr Osei',
  'adult-role': 'Safeguarding lead at the school',
  'council-account': 'Told on 26 October; Priya Nair is the contact herself.',
  'guardian-account': 'Nobody yet; to be asked for.',
  professionals: 'Kelly Marsh, youth justice.',
  household: 'His mother Abena, in a flat of the council.',
  family: 'His mother Abena and a sister of seven.',
  guardian: 'His mother',
  'not-to-be-told': 'Dre and his cousins.',
  said: [
    { words: 'I can’t do it no more', when: '24 October 2026', to: 'the nurse', about: 'leaving' },
    {
      words: 'you still owe',
      when: '10 November 2026',
      to: 'Mr Osei',
      speaker: 'Dre',
      about: 'last-contact',
    },
    { words: 'I’d talk if they move us', about: 'wishes' },
    { words: 'It was raining' },
    { words: 'We slept on the stairs', to: 'To Mr Osei', about: 'living' },
  ],
  'known-happened': 'It is said that the bag was taken by his own people.',
  periods: [
    { place: 'Lincoln', country: 'GB', what: 'selling', charge: 'Dre', others: 'Jojo, 13; Lexi, 15' },
  ],
  'known-start': 'Dre gave him trainers, as he told the school.',
  'known-tasks': 'He carried wraps, as the police have it.',
  'known-living': 'On the floor of Pete’s flat.',
  'known-taken': 'yes',
  'known-journey': 'Missing eleven times; found in Lincoln on 8 March.',
  'known-still-there': 'no',
  'known-last-contact-when': 'within-the-last-month',
  'known-reported-before': 'no',
  'known-kept-from-telling': 'He feared for his sister.',
  'known-others-affected': 'yes',
  'known-others': 'Two other children in the flat.',
  nationality: 'GB',
  'second-nationality': 'GH',
  'known-account': 'From the school, and from what he said unasked.',
  interpreter: 'no',
  wishes: 'To stay in Leicester.',
  'police-told': 'yes',
  'police-how': 'His mother reported him missing.',
  'decision-to': 'Priya Nair',
};

let sheet: Map<string, unknown>;
let offered: Map<string, string>;
beforeAll(async () => {
  const call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'TJ/1', title: 'A boy' });
  const { id: personId } = await call('personAdd', {
    caseId,
    role: 'survivor',
    name: 'TJ',
    language: 'English',
    birthDate: { value: '2010' },
  });
  const { id } = await call('screeningStart', { caseId, personId, formId: 'child-first-response' });
  const answers = Object.entries(TOLD).map(([question, value]) => ({ question, state: 'answered', value }));
  await call('screeningAnswer', { screeningId: id, answers: answers as never });
  const screeningId = (await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await call('screeningCarryOver', { screeningId });
  const shown = await call('screeningShow', { screeningId });
  sheet = new Map(shown.answers.map((one) => [one.question, one.value]));
  offered = new Map(shown.known.map((one) => [one.question, one.text]));
});
const text = (question: string) => String(sheet.get(question) ?? '');

describe('the sheet for a child', () => {
  it('names only whoever was in charge among the exploiters', () => {
    expect(text('who-exploited-pv')).toContain('Dre');
    expect(text('who-exploited-pv')).not.toMatch(/Jojo|Lexi/);
  });

  it('quotes what he said where its row says it belongs, with speaker and day, and the rest in no field', () => {
    expect(text('how-why-did-they-leave-the-situation')).toContain(
      'The child. When: 24 October 2026. To: the nurse. Words: “I can’t do it no more”',
    );
    expect(text('details-last-contact')).toContain(
      'The child, repeating what somebody else said. Said by: Dre. When: 10 November 2026. To: Mr Osei. Words: “you still owe”',
    );
    expect(text('needs-and-wishes')).toContain('The child: “I’d talk if they move us”');
    expect(text('living-conditions')).toContain('The child. To: Mr Osei. Words: “We slept on the stairs”');
    expect(text('said-and-in-no-field')).toBe('The child: “It was raining”');
    const elsewhere = [...sheet]
      .filter(([name]) => name !== 'said-and-in-no-field')
      .map(([, value]) => value);
    expect(elsewhere.join('\n')).not.toMatch(/raining|Word for word/);
    expect(text('how-they-were-treated')).toBe('');
  });

  it.each([
    ['how-did-the-exploitation-start', 'trainers'],
    ['what-were-they-required-to-do', 'carried wraps'],
    ['living-conditions', 'Pete’s flat'],
    ['were-they-taken-somewhere-by-their-exploiter', 'yes'],
    ['were-they-taken-somewhere-by-their-exploiter-journey-details', 'eleven times'],
    ['still-in-exploitative-situation', 'no'],
    ['when-last-contact', 'within-the-last-month'],
    ['is-this-the-first-chance-to-report', 'no'],
    ['why-report-now', 'feared for his sister'],
    ['any-other-pvs', 'yes'],
    ['other-potential-victims-yes-details', 'Two other children'],
    ['family', 'a sister of seven'],
    ['where-how-interview-carried-out', 'Mr Osei'],
    ['where-how-interview-carried-out', 'Safeguarding lead at the school'],
    ['known-of-what-happened', 'what he said unasked'],
    ['needs-and-wishes', 'To stay in Leicester.'],
    ['pv-nationality-second', 'GH'],
    ['are-others-involved', 'yes'],
    ['are-others-involved-details', 'Kelly Marsh'],
    ['childs-not-to-be-told', 'Dre and his cousins'],
    ['childs-guardianship', 'to be asked for'],
    ['childs-decision', 'Priya Nair'],
    ['known-of-what-happened', 'the bag'],
    ['staying-at', 'a flat of the council'],
  ])('%s holds “%s”', (field, words) => expect(text(field)).toContain(words));

  it('does not take the referrer for another professional, nor a missing report for a report of it', () => {
    expect(text('are-others-involved-details')).not.toContain('Priya');
    expect(text('what-were-they-required-to-do')).not.toContain('the bag');
    expect(offered.get('yes-the-first-chance-to-report') ?? '').not.toContain('missing');
  });
});

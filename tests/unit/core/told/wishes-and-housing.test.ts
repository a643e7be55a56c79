/** Wishes are no reasons to be concerned; of where somebody stays a reader learns how safe it is, and not where; reasons have a field. */
import { expect, it } from 'vitest';
import { housingNeed } from '../../../../src-main/core/told/said-beside.ts';
import { differs, known, knownIn, told } from '../../../support/two-tellings.ts';

const CONCERNS = 'future-exploitation-reasons';
const NEEDS = 'needs-and-wishes';
const ahead = 'He does not want to go back to Romania now. He wants to be able to work. Afraid for Ioana.';

it('takes a wish for the time ahead to what the person wishes', () => {
  expect(known(CONCERNS, told('risk.future-reasons', 0, ahead)).text).toBe(
    'He does not want to go back to Romania now. Afraid for Ioana.',
  );
  expect(known(NEEDS, told('risk.future-reasons', 0, ahead)).text).toContain('He wants to be able to work.');
  expect(knownIn(CONCERNS, told('risk.future-reasons', 0, 'She wants to do nails again.'))).toBeNull();
});

it.each([
  'She would like a salon.',
  'He’d like to lay bricks again.',
  "He'd like to lay bricks again",
  'She would like a small garden one day.',
])('takes a wish in other words to what the person wishes: “%s”', (text) => {
  expect(knownIn(CONCERNS, told('risk.future-reasons', 0, text))).toBeNull();
  expect(known(NEEDS, told('risk.future-reasons', 0, text)).text).toContain(text);
});

it.each([
  'He would like a word with her brother.',
  'Madam would like a girl for the house.',
  'He would like her to come back.',
  'He would like to find her.',
  'He’d like a new girl.',
  'She would like a share.',
])('and none of those who want something of the person: “%s”', (text) => {
  expect(known(CONCERNS, told('risk.future-reasons', 0, text)).text).toBe(text);
});

it.each([
  [
    'On the sofa at a friend’s. It is not safe there. She has to leave by Monday.',
    'It is not safe there. She has to leave by Monday.',
  ],
  [
    'He stays at Gabriel’s cousin’s until the end of December, then nowhere',
    'until the end of December, then nowhere',
  ],
  ['A refuge at 12 Harbour Road. Safe.', 'Safe.'],
  ['Safe in Leeds, 14 Mill Lane, until May', 'until May'],
  ['The hostel is prolonged to 8 January 2027.', 'The hostel is prolonged to 8 January 2027.'],
  ['At Maria’s the stay was extended to 8 January 2027.', 'extended to 8 January 2027.'],
  ['A room with a bed.', ''],
])('of “%s” keeps “%s”', (text, kept) => {
  expect(housingNeed(text)).toBe(kept);
  const field = knownIn(NEEDS, told('needs.housing', 0, text));
  expect(field === null ? '' : field.text).toContain(kept);
});

it.each([
  'He wants me back.',
  'They want to take her home.',
  'They hope to catch me.',
  'He plans to come to my village.',
  'Madam wants her share.',
  'She wants him to leave her alone.',
  'I hope they leave my mother alone.',
  'I want to die.',
  'She wishes she were dead.',
  'I only want to be safe.',
])('what somebody else wants of the person, or who is in danger, stays a concern: “%s”', (text) => {
  expect(known(CONCERNS, told('risk.future-reasons', 0, text)).text).toBe(text);
  expect(knownIn(NEEDS, told('risk.future-reasons', 0, text))).toBeNull();
});

it.each([
  'At her cousin’s in Leeds she is not safe.',
  'She cannot stay in Leeds until Monday.',
  'safe with amina, tel 07700 900123',
  'safe in leeds',
  'until 5 June, Luton',
  'She has to leave by 12 May; the hostel on Queen’s Walk said so.',
  'Until Friday at the Salvation Army safe house.',
  'It is safe, 12 elm road, second floor.',
  'The flat above the nail bar is not safe.',
  'She is safe with her aunt at number 14.',
  'Safe near the market.',
])('says neither where it is nor the contrary of what was told: “%s”', (text) => {
  expect(housingNeed(text)).toBe('');
});

it('has how long it is of a sentence that names somebody', () => {
  expect(housingNeed('Maria lets her stay until May')).toBe('until May');
});

it.each([
  'In a supported flat in Carnoustie, with staff until ten at night; a bed.',
  'A room in Leeds, locked till 7 am',
  'A hostel in Hull; the kitchen is open until May',
])('hours of the day, and what is of somebody else, are no length of a stay: “%s”', (text) => {
  expect(housingNeed(text)).toBe('');
});

it.each([
  'She has to leave by 12 May.',
  'It is not safe there, he knows the place.',
  'She can stay for 3 nights with a friend, until Monday 7 December 2026.',
])('a day and a length lead nowhere: “%s”', (text) => {
  expect(housingNeed(text)).toBe(text);
});

it('has the reasons that were told where the form asks what may explain a concern', () => {
  const why = { ...differs, reasonWords: 'They were all the same room.' };
  const text = known(
    'evidence-of-dishonesty-details',
    told('journey.details', 0, 'Bristol first.'),
    told('journey.details', 1, 'Leicester first.', why),
    told('health.pregnancy-words', 0, 'No.'),
    told('health.pregnancy-words', 1, 'Eight weeks.', { ...differs, cause: 'fear' }),
    told('exploitation.made-to', 0, [{ what: 'carry' }]),
    told('exploitation.made-to', 1, [{ what: 'carry and sell' }], { ...differs, cause: 'fear' }),
    told('recruitment.promises', 0, 'Nails.'),
    told('recruitment.promises', 1, 'Programas too.', { ...differs, cause: 'shame' }),
  ).text;
  expect(text).toContain('Title of journey.details: “They were all the same room.”');
  // Of what is the person's own nothing stands but their words.
  expect(text).not.toMatch(/promises|shame|fear/);
  // The name of a thing may tell what kind it was.
  expect(text).not.toMatch(/pregnan|made-to/u);
});

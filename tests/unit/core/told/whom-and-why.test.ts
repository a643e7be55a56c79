/** Words beside whether it was reported: whom the person told is no reason why it was not; a talk with the police is named as one. */
import { expect, it } from 'vitest';
import { known, knownIn, told } from '../../../support/two-tellings.ts';

const WHY = 'why-report-now';
const no = (ownWords: string) => told('leaving.reported-before', 0, 'no', { text: 'No', ownWords });

it.each(['nobody else but Rosângela', 'only my sister knows', 'I told my friend'])(
  '“%s” is whom',
  (words) => {
    expect(knownIn(WHY, no(words))).toBeNull();
    expect(known('added-to-the-account', no(words)).text).toContain(`“${words}”`);
  },
);

it.each(["I didn't know you could.", 'I told nobody because I was ashamed', 'They would kill my brother'])(
  '“%s” is why',
  (words) => {
    expect(known(WHY, no(words)).text).toContain(`“${words}”`);
    expect(knownIn('added-to-the-account', no(words))).toBeNull();
  },
);

it.each([
  'He told me they would take my son',
  'She told me to keep quiet',
  'Nobody asked me.',
  'I had nobody to tell.',
  'My husband watched me.',
  'I told nobody, they watched me all the time',
  'They told my mother',
  'his brother',
])('what others said or did, and that nobody was there, stays a reason: “%s”', (words) => {
  expect(known(WHY, no(words)).text).toContain(`“${words}”`);
});

it('has nothing of a report that was made: it kept nobody from making one', () => {
  const words =
    'In May two in uniform came to the door; she said nothing. On 6 November she gave a statement to DC Nolan, crime reference 44/1.';
  const { text } = known(WHY, no(''), told('police.told', 0, words));
  expect(text).toContain('she said nothing');
  expect(text).not.toMatch(/Nolan|reference/u);
  const alone = told('police.told', 0, 'Reported to the police on 6 November; ABE on 9 November.');
  expect(known(WHY, no('I was afraid.'), alone).text).not.toMatch(/ABE|November/u);
});

it.each(['She did not report it.', 'She rang 101 and put the phone down.'])(
  'a report that was not made stays: %s',
  (words) => expect(known(WHY, no(''), told('police.told', 0, words)).text).toContain(words),
);

it('names a talk with the police that was no report, beside the field: nobody gave it as a reason', () => {
  const talk = told('police.told', 0, 'Two in uniform asked whether she was all right.');
  const { text, beside } = known(WHY, no(''), talk);
  expect(beside).toBe(true);
  const given = known(WHY, no('I was afraid.'), talk);
  expect([given.text, given.beside]).toEqual([expect.stringContaining('I was afraid.'), undefined]);
  expect(given.text).not.toContain('in uniform');
  expect(text).toMatch(/^Title of leaving.police-so-far|^leaving.police-so-far|: Two in uniform/u);
});

it('a call that somebody made stands with what came of it, and no sentence begins in the middle', () => {
  const words =
    'In 2021 a neighbour called the police. Rukhsana translated; they left after five minutes. No authority has been told.';
  expect(known(WHY, no(''), told('police.told', 0, words)).text).toContain(
    'In 2021 a neighbour called the police. Rukhsana translated; they left after five minutes.',
  );
});

it.each([
  'Nobody has been told anything. What the vet wrote, he doesn’t know.',
  'No authority has been told.',
  'Appointment with the police on Thursday 15 October 2026, two o’clock.',
  'The referral was sent on 3 March. The letter was addressed to somebody else, and was put right in May.',
  'The embassy may now be told, about a new passport',
])('who knows, a letter and a day to come are no reason why it was not reported: “%s”', (words) =>
  expect(knownIn(WHY, no(''), told('police.told', 0, words))).toBeNull(),
);

it.each([
  'On 12 August the Home Office visited the restaurant. Nobody asked how I would pay.',
  'Two police came with an interpreter on the telephone. She said tourist, as Hong had taught.',
  'She carried coffee to a policeman; she waited for the next sentence, and he said: you work hard.',
])('a talk that was no report stays whole: “%s”', (words) =>
  expect(known(WHY, no(''), told('police.told', 0, words)).text).toContain(words),
);

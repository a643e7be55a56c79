/** Whose words stand beside a single thing that happened, and what words in brackets in small letters are about. */
import { expect, it } from 'vitest';
import { momentInWords } from '../../../../src-main/core/told/rows-by-kind.ts';
import { known, told } from '../../../support/two-tellings.ts';

it('whoever is named in something else that happened spoke, and did not do what a client did', () =>
  expect(
    momentInWords({
      kind: 'other',
      who: 'Marcelo',
      what: 'A client took her by the throat',
      words: 'It happens.',
    }),
  ).toBe('A client took her by the throat; Marcelo: “It happens.”'));

it('words beside a debt or a thought are not said to be somebody else’s', () => {
  expect(
    momentInWords({
      kind: 'debt',
      who: 'Doru',
      what: 'the coach',
      amount: '£2,600',
      words: '1,900 was the first.',
    }),
  ).toBe('Debt that was claimed: Doru: the coach; £2,600; “1,900 was the first.”');
  expect(momentInWords({ kind: 'threat', who: 'Doru', what: 'His sister', words: 'Nice hair.' })).toBe(
    'Threat, or what was said: Doru: His sister; “Nice hair.”',
  );
});

it('a word in small letters before own words is what they are about', () => {
  const text = known(
    'how-they-were-treated',
    told('exploitation.treatment', 0, 'He was hit.'),
    told('health.injuries', 0, 'A burn.', { ownWords: '[burn] I do not want to say how. [Leeds] cold' }),
  ).text;
  expect(text).toContain('In the person’s own words, about burn: “I do not want to say how.”');
  expect(text).toContain('In the person’s own words, of Leeds: “cold”');
});

it('a not yet on a second day stands with that day', () => {
  const words = (layer: 0 | 1, ownWords: string) =>
    told('police.consent-words', layer, null, { state: 'own-words', text: '', ownWords });
  const text = known(
    'authorities-cooperation-details',
    words(0, 'not yet. Maybe when I have my papers.'),
    words(1, 'not yet'),
  ).text;
  expect(text).toMatch(/“not yet”\n\[Interview, later account 1, 5 Nov 2026\]/u);
});

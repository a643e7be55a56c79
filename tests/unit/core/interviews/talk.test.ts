/** How a talk was held says when it was written down only where somebody said so, and the question says that it may stay open. */
import { expect, it } from 'vitest';
import { coded } from '../../../../src-main/core/findings/finding.ts';
import { talkIn } from '../../../../src-main/core/interviews/talk.ts';
import { requireForm } from '../../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';
import { said } from '../../../support/said.ts';

const told = (fact: string, value: unknown) => ({
  fact: `insight.talk-${fact}`,
  layer: 0,
  value: value as never,
  state: value === null ? ('not-asked' as const) : ('answered' as const),
  ownWords: '',
  cause: '' as const,
});

it('a day on which it was written down is said where it was recorded, and nothing where it was left open', () => {
  const inWords = (written: unknown) => {
    const talk = talkIn([told('way', 'telephone'), told('minutes', '40'), told('written', written)], 0);
    return talk === null ? '' : said(coded('held-talk', talk));
  };
  expect(inWords({ value: '2026-11-03' })).toMatch(/40 minutes; written down 3 Nov 2026/);
  expect(inWords(null)).toMatch(/40 minutes$/);
});

it('the question says to leave it open unless somebody knows, and that the day of the talk is another', async () => {
  const { element } = (await requireForm(findResources(), 'screening-interview')).byName.get('held-written')!;
  expect(element.title).toMatch(/if you know/);
  expect(element.description).toMatch(
    /^Only if you know: leave it open otherwise\..*held on a day does not say/,
  );
});

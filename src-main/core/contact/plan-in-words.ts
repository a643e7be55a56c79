/** @file The safe contact plan in lines, for a paper whose reader will ring, write or call: what no form has a field for. */
import words from '../../../resources/codes/contact-plan-words.json' with { type: 'json' };
import type { ContactPlan, Never } from './contact-plan.ts';
import { hoursInWords } from './hours.ts';

type Planned = Pick<
  ContactPlan,
  'ways' | 'never' | 'hours' | 'withholdNumber' | 'ifOtherAnswers' | 'ifNotReached'
>;

/** "Safe: telephone 01522 496 0123", "Never by: post (he cannot read)", "Words never to be said … to reach the person …: “Terry” (…)". Empty for an empty plan. */
export function planInWords(plan: Planned): string {
  const { ways, never, hours, withholdNumber, ifOtherAnswers, ifNotReached } = plan;
  const nevers = (what: Never['what'], named: (value: string) => string) =>
    never.filter((one) => one.what === what).map(({ value, why }) => `${named(value)} (${why})`);
  const safe = ways.map(({ channel, detail, how }) =>
    [`${wordOf(channel)} ${detail}`.trim(), how].filter((part) => part !== '').join(', '),
  );
  return [
    ['safe', safe.join('; ')],
    ['hours', hoursInWords(hours)],
    ['never-by', nevers('channel', wordOf).join('; ')],
    ['never-at', nevers('address', (value) => value).join('; ')],
    ['never-say', nevers('word', (value) => `“${value}”`).join('; ')],
    ['withhold', withholdNumber === 'not-asked' ? '' : wordOf(withholdNumber)],
    ['other-answers', ifOtherAnswers.trim()],
    ['not-reached', ifNotReached.trim()],
  ]
    .flatMap(([label = '', said = '']) => (said === '' ? [] : [`${wordOf(label)}: ${said}`]))
    .join('\n');
}

const WORDS: ReadonlyMap<string, string> = new Map(words.choices.map(({ value, text }) => [value, text]));

const wordOf = (value: string): string => WORDS.get(value) ?? value;

/** @file Decisions, needs, support and prompts as lines for people. */
import type { PromptView, SupportThing, SupportView } from '../contract/contact.ts';
import { formatDay, formatFuzzyDate } from '../core/dates/fuzzy-date.ts';
import type { SupportLine } from '../core/support/support-line.ts';
import { printable } from './columns.ts';
import { minute, TWO_OFFICES } from './contact-lines.ts';
import { nationsSaid } from './due-lines.ts';
import { sayFinding } from './finding-words.ts';

type Titles = readonly { readonly id: string; readonly title: string }[];

export function supportLines(view: SupportView, titles: Titles): string[] {
  const lines = view.things.flatMap((thing) => thingLines(thing, titles));
  const reviews = view.reviews.map(({ on, need }) => `  ${formatDay(on)}  ${need}`);
  return [
    ...(lines.length === 0 ? ['Nothing is on record yet.'] : lines),
    ...(reviews.length === 0 ? [] : ['', 'To be looked at again:', ...reviews]),
    ...(view.referrals === 0 ? [] : ['', `Referrals known: ${view.referrals}`]),
  ].map(printable);
}

const thingLines = ({ kind, subject, history, undecided }: SupportThing, titles: Titles): string[] => [
  ...history.toReversed().map(({ line, at, by }, index) => {
    const said = `${wordsOf(line, titles)} (${minute(at)}, ${by})`;
    return index === 0 ? `${kind}${subject === '' ? '' : ` ${subject}`}: ${said}` : `  before: ${said}`;
  }),
  ...(undecided === undefined ? [] : [`  ${TWO_OFFICES}`]),
];

const joined = (...parts: (string | null)[]): string => parts.filter(Boolean).join(', ');
const day = (on: string | null): string => (on === null ? '' : formatDay(on));

function wordsOf(line: SupportLine, titles: Titles): string {
  const titleOf = (id: string) => titles.find((one) => one.id === id)?.title ?? id;
  const on = 'on' in line && line.on !== null ? formatFuzzyDate(line.on) : '';
  switch (line.kind) {
    case 'decision':
      return joined(line.answer, on, line.words);
    case 'need':
      return joined(
        titleOf(line.heading),
        line.need,
        line.state,
        line.owner,
        line.goal,
        line.reviewOn === null ? '' : `to be looked at again ${day(line.reviewOn)}`,
        line.outcome,
      );
    case 'engagement':
      return joined(line.state, ...line.reasons.map(titleOf), `said by the ${line.saidBy}`, on, line.words);
    case 'worker':
      return joined(line.name === '' ? 'nobody' : line.name, line.organisation, day(line.since));
    case 'non-punishment':
      return joined(`at risk: ${line.atRisk}`, `task: ${line.task}`, line.raisedWith, on, line.words);
    case 'earlier-referral':
      return joined(on, line.reference, line.outcome, line.words, line.mistaken ? 'recorded by mistake' : '');
    case 'interview-request':
      return joined(line.by, line.state, on, line.wish);
  }
}

export function promptLines(prompts: readonly PromptView[]): string[] {
  if (prompts.length === 0) return ['No gap is found by the rules.'];
  return prompts.flatMap(({ rule, key, title, text, why, source, certainty, nations, dismissed }) => [
    printable(dismissed === null ? title : `${title}: dismissed, ${dismissed.reason}`),
    printable(`  ${sayFinding(why)}`),
    printable(`  ${text}`),
    printable(`  rule ${rule} (${nationsSaid(nations)}; ${source}; certainty ${certainty}), key ${key}`),
  ]);
}

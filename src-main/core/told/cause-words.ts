/** @file Why something was told otherwise, or only later, in words. */
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import type { FactStatement, FactView } from '../answers/fact.ts';
import type { RowReason } from '../answers/reason-words.ts';
import type { Told } from '../answers/rows-told.ts';
import { SINCE } from '../answers/since-then.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { hasTrait } from '../forms/fact-traits.ts';
import { tellsByName } from '../withholding/copy.ts';
import { onceFor } from './once-for.ts';
import { quotedWords } from './words-of-place.ts';

// A reason in words: in quotation marks what the person said; what was only reported stands without, since it is
// nobody's words. In square brackets is what was reported, or what of the answer the words are the reason for, on one
// line or on several.

/**
 * "[the blue book shows it]": the blue book shows it. "[She had counted from the machine.] By hand it was nothing": the first as it is,
 * the second in quotation marks. "[of the pay] I was ashamed": said of the pay, and marked so.
 */
export function reasonQuoted(words: string): string {
  const parts = words.trim().split(/(?:(?<=[.!?…\]”"])\s*|\n\s*)(?=\[[^\][]+\])/u);
  return parts.length === 1 && !parts[0]?.startsWith('[') ? quotedWords(words) : inLines(parts);
}

const inLines = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .map((part) => {
      const [, inBrackets = '', said = ''] = PART.exec(part) ?? [];
      const quoted = quotedWords(said.trim());
      if (inBrackets === '') return quotedWords(part);
      if (said.trim() === '') return inBrackets.trim();
      return isSentence(inBrackets) ? `${inBrackets.trim()} ${quoted}` : quotedWords(part);
    })
    .join('\n');

const PART = /^\[([^\][]+)\](.*)$/su;
/** What the words are about is short, and ends without a stop. */
const isSentence = (inBrackets: string): boolean =>
  /[.!?…]\s*$/u.test(inBrackets) || inBrackets.trim().split(/\s+/u).length > SHORT;
const SHORT = 5;

type Caused = Pick<FactStatement, 'cause' | 'reasonWords'> & Partial<Pick<FactStatement, 'relation'>>;

/**
 * The person's own words of why; of a cause that is none of the list there is nothing else. Of what has changed since they say why it
 * changed, and no cause stands beside them.
 */
export const causeWords = ({ relation, cause, reasonWords = '' }: Caused): string =>
  cause === '' && relation !== SINCE ? '' : reasonWords;

/** What was the talk's or the writer's doing, and says nothing of how the person is. */
export const CAUSES_OF_THE_TALK = ['recording', 'translation', 'question-misunderstood', 'setting'] as const;
type OfTheTalk = (typeof CAUSES_OF_THE_TALK)[number];
/** Whether a cause may stand as a label: fear, shame, guilt and the like are the person's, and stand only in their own words. */
export const isOfTheTalk = (cause: string): cause is OfTheTalk =>
  (CAUSES_OF_THE_TALK as readonly string[]).includes(cause);

/** '' for none. What is the person's own stands in their words alone; what was the talk's doing has its name before them. */
export function causeInWords(told: Caused): string {
  const { cause } = told;
  const words = reasonQuoted(causeWords(told));
  const label = isOfTheTalk(cause)
    ? sheetWords.causes[cause]
    : cause === SINCE
      ? sheetWords.causes.since
      : '';
  return [label, words].filter((part) => part !== '').join(': ');
}

/** " (reason noted by the worker: how the talk was held)": the kind that was chosen, where it is the talk's; or " (reason given: “I was afraid”)", in words. */
export function reasonNoted(told: Pick<FactStatement, 'relation' | 'cause' | 'reasonWords'>): string {
  const { relation, cause } = told;
  const isOther = relation === 'adds' || relation === 'differs';
  const isSaid = causeWords(told) !== '';
  if (relation === SINCE) return isSaid ? ` (${sheetWords.reason}: ${causeInWords(told)})` : '';
  if (!isOther || cause === '' || cause === 'recording' || (cause === 'other' && !isSaid)) return '';
  const words = causeInWords(told);
  return words === '' ? '' : ` (${sheetWords[isSaid ? 'reason' : 'reason-noted']}: ${words})`;
}

/** "row 2: “they were all the same room”; row 3: translation"; '' for none. Rows whose reason nobody gave are left out. */
export const rowCauses = (reasons: readonly RowReason[]): string =>
  reasons
    .map(({ row, cause, words }) => ({ row, why: causeInWords({ cause, reasonWords: words }) }))
    .filter(({ why }) => why !== '')
    .map(({ row, why }) => `${sheetWords['of-row']} ${row}: ${why}`)
    .join('; ');

// Why accounts differ, as it was told, in one text: what a reader of an account that was changed has to know, for the
// field that the form asks it in. A reason is no concern by itself, and stands there only where somebody says that there
// is one.

/** Its name alone would tell what kind of thing it was, to whoever reads the form. */
const tellsOfItself = (key: string): boolean =>
  tellsByName(key) || isNoAccount(key) || hasTrait(key, 'reason-apart');

/** What somebody asks for, or how they are on a day: told otherwise later, no account of what happened was changed. */
export const isNoAccount = (key: string): boolean => hasTrait(key, 'request');

/** A line for each reason, with all that it was given for; of the newest statement that has one. Null for none. */
export function reasonsTold(facts: ReadonlyMap<string, FactView>): Told<string> | null {
  const found = [...facts.values()].flatMap((fact) => reasonsOf(fact, undefined));
  const newest = found.toSorted((a, b) => b.said.seq - a.said.seq)[0];
  if (newest === undefined) return null;
  const lines = [...Map.groupBy(found, ({ words }) => words)].map(
    ([words, some]) => `${[...new Set(some.map(({ title }) => title))].join('; ')}: ${words}`,
  );
  return { value: lines.join('\n'), said: newest.said };
}

const reasonsOf = onceFor((fact: FactView, _: undefined) =>
  fact.derived === true || tellsOfItself(fact.key)
    ? []
    : standingStatements(fact).flatMap((said) => {
        const { relation, cause, rowReasons = [] } = said;
        if ((relation !== 'differs' && relation !== 'adds') || cause === 'recording') return [];
        if (said.withheld !== undefined || said.origin.kind !== 'interview' || said.origin.sheet === true)
          return [];
        const ofRows = rowReasons.map((one) => ({ row: 0, cause: one.cause, words: one.reasonWords }));
        const why = [causeInWords(said), ...ofRows.map((one) => rowCauses([one]).replace(/^[^:]*: /u, ''))];
        return [...new Set(why)]
          .filter((words) => words !== '')
          .map((words) => ({ title: fact.title, words, said }));
      }),
);

/** @file What was told beside an answer of a form, as lines of codes: on paper, at the command line, in findings. */
import type { AccountsOn, Telling } from '../answers/accounts.ts';
import { accountNumber, type FactStatement } from '../answers/fact.ts';
import { SINCE } from '../answers/since-then.ts';
import { formatDay, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { type Coded, coded } from '../findings/finding.ts';
import { causeWords, isOfTheTalk, reasonQuoted } from './cause-words.ts';
import { quotedWords } from './words-of-place.ts';

/** What somebody has to see to, or null. `title`: of the question. */
export function accountFinding(
  title: string,
  on: Pick<AccountsOn, 'stands' | 'gone' | 'step'>,
): Coded | null {
  const { stands, gone } = on;
  const step = on.step ?? 'none';
  if (gone !== undefined) return coded('account-gone', { title, lines: [...gone], step });
  if (stands === 'older') return coded('account-older', { title, step });
  return stands === 'undecided' ? coded('account-undecided', { title, step }) : null;
}

/** A heading and a line for each telling; none where the answer says all. */
export function accountLines({ stands, tellings }: AccountsOn): Coded[] {
  if (tellings.length === 0) return [];
  const several = new Set(tellings.map(({ title }) => title)).size > 1;
  return [
    coded('account-stands', { stands }),
    ...tellings.map((one) => tellingLine(several ? one : { ...one, title: '' })),
  ];
}

/**
 * The same beside `said`, which is what is to be typed: of a telling whose words are in it already, only its day, its
 * source and its reason.
 */
export function accountsBeside({ stands, tellings }: AccountsOn, said: string): Coded[] {
  if (tellings.length === 0) return [];
  const several = new Set(tellings.map(({ title }) => title)).size > 1;
  return [
    coded('account-stands', { stands }),
    ...tellings.map((one) => {
      const words = [one.text, one.ownWords].map(plain).filter((part) => part !== '');
      return words.length > 0 && words.every((part) => standsIn(said, part))
        ? coded('account-above', { source: [tellingSource(one)], reason: reasons(one) })
        : tellingLine(several ? one : { ...one, title: '' });
    }),
  ];
}

const plain = (text: string): string => text.replace(/[\s;]+/g, ' ').trim();

/**
 * As whole words, for "No" is in "Normanton"; one word alone is an answer, and stands only where it is all that is said in its
 * place, for "no" is in many sentences.
 */
function standsIn(said: string, words: string): boolean {
  const sought = words.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  const isOneWord = /^[\p{L}\p{N}]+$/u.test(words);
  return isOneWord
    ? new RegExp(`(?:^|[\\n;:,“])[^\\S\\n]*${sought}[^\\S\\n]*(?:$|[\\n;:,.”])`, 'u').test(said)
    : new RegExp(`(?<![\\p{L}\\p{N}])${sought}(?![\\p{L}\\p{N}])`, 'u').test(plain(said));
}

export function tellingLine(told: Telling): Coded {
  const { title, state, text, ownWords: own, withheld } = told;
  if (withheld !== undefined)
    return coded('account-withheld', { title, reason: withheld.reason, source: [tellingSource(told)] });
  return coded('account-told', {
    title,
    state,
    text,
    own: quotedWords(own),
    source: [tellingSource(told)],
    reason: reasons(told),
  });
}

/** Where and when it was told. */
export function tellingSource({
  at,
  author: by,
  heldOn,
  takenBy: taken = '',
  origin,
  ...told
}: Telling): Coded {
  const recorded = formatDay(at);
  // Taken by somebody else on the day it was entered.
  const held = heldOn !== undefined ? formatFuzzyDate(heldOn) : taken === '' ? '' : recorded;
  const later = origin.kind === 'interview' ? accountNumber(origin) : 0;
  const interview = origin.kind === 'interview' ? origin : { formTitle: '', putRight: undefined };
  return coded('account-source', {
    held,
    taken,
    recorded,
    by,
    origin: origin.kind,
    form: interview.formTitle,
    later,
    right: interview.putRight === undefined ? 'no' : 'yes',
    order: told.heldEarlier ? 'held-earlier' : told.since ? 'since' : 'before',
  });
}

/** Why the later account was taken: whoever took it wrote that, and it is no reason the person gave for a difference. */
export const whyTaken = ({ cause, reasonWords = '', origin }: FactStatement): string =>
  cause === 'other' && reasonWords === '' && origin.kind === 'interview' ? (origin.why ?? '') : '';

function reasons(told: Telling): Coded[] {
  const { relation, cause } = told;
  if (relation === 'new' && cause === '') return [];
  if (relation === 'confirms' && !told.since) return [];
  const words = causeWords(told);
  if (relation === SINCE) return [coded('account-since', { words: reasonQuoted(words) })];
  return [
    coded('account-reason', {
      relation: relation === 'adds' && cause !== '' ? 'adds-late' : relation,
      cause: words !== '' ? 'in-words' : isOfTheTalk(cause) ? cause : 'none',
      words: reasonQuoted(words),
    }),
    ...reasonOf(told),
  ];
}

function reasonOf(told: Telling): Coded[] {
  const list = told.ofList === true && told.cause !== '' ? 'yes' : 'no';
  const why = whyTaken(told);
  return list === 'no' && why === ''
    ? []
    : [coded('account-reason-of', { list, why: list === 'yes' ? '' : why })];
}

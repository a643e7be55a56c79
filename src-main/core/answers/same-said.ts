/**
 * @file Whether two statements about one thing say the same, so that nobody is said to have told it differently. Only what
 * is plain counts: spelling of spaces, case and punctuation; a name quoted in a sentence; particulars of the case that
 * hold the same words or fewer. The rule is ours (certainty M): where it is in doubt, both are shown.
 */
import { plainWords } from '../text/plain-words.ts';
import type { FactStatement } from './fact.ts';

type Said = Pick<FactStatement, 'state' | 'value' | 'relation'> & Partial<Pick<FactStatement, 'origin'>>;

/** Own words beside a value make no other value of it. `key`: of the fact. */
export function sayTheSame(a: Said, b: Said, key = ''): boolean {
  if (a.state !== 'answered' || b.state !== 'answered') return false;
  if (canonical(a.value) === canonical(b.value)) return true;
  // Whoever took it said that it is another account.
  if (a.relation === 'differs' || b.relation === 'differs') return false;
  if (typeof a.value !== 'string' || typeof b.value !== 'string') return false;
  if (quotes(a.value, b.value) || quotes(b.value, a.value)) return true;
  const particulars = a.origin?.kind === 'person' || b.origin?.kind === 'person';
  return particulars && key.startsWith('person.') && (holds(a.value, b.value) || holds(b.value, a.value));
}

/** Strings without their punctuation, spaces and case; keys of objects are in one order already. */
const canonical = (value: unknown): string =>
  typeof value === 'string' ? plain(value) : JSON.stringify(value);

const plain = plainWords;

/** Whether `sentence` gives `name` in quotation marks. */
const quotes = (sentence: string, name: string): boolean =>
  plain(name) !== '' &&
  [...sentence.matchAll(/["“]([^"“”]+)["”]/g)].some(([, quoted]) => plain(quoted ?? '') === plain(name));

/** Whether every word of `part` is in `whole`, and nothing that `whole` has beside them turns it round. */
function holds(whole: string, part: string): boolean {
  const [all, some] = [wordsIn(whole), wordsIn(part)];
  const more = [...all].filter((one) => !some.has(one));
  return some.size > 0 && [...some].every((one) => all.has(one)) && !more.some((one) => TURNS.has(one));
}

const wordsIn = (text: string): Set<string> => new Set(plain(text).match(/[\p{L}\p{N}]+/gu) ?? []);

/** Words that make another thing of what is beside them. */
const TURNS: ReadonlySet<string> = new Set([
  'not',
  'no',
  'never',
  'nor',
  'without',
  'wrong',
  'false',
  'instead',
  'don',
  'doesn',
  'isn',
  'wasn',
  'former',
  'or',
]);

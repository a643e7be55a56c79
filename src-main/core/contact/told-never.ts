/**
 * @file Ways never to use that somebody named outside the safe contact plan: in an interview, a form, a person's details or the
 * note of a contact. Until a person decides, they count as lines of the plan. English only, and our own rule (certainty L).
 */
import data from '../../../resources/codes/told-never-words.json' with { type: 'json' };
import type { ContactChannel } from './contact-note.ts';
import type { ContactPlan, Never } from './contact-plan.ts';
import { forbiddenBy, telephonesIn } from './forbidden.ts';
import { sentencesIn } from './wish-told.ts';

/** One thing that was said. */
export interface ToldNever {
  /** The words themselves. */
  readonly words: string;
  /** What they rule out; none where a person has to say what is meant. */
  readonly lines: readonly Never[];
}

const LONGEST = 500;

/** What a text rules out: each sentence that does so, with the sentence before it where it points back. */
export function toldNever(text: string): ToldNever[] {
  const sentences = sentencesIn(text).map((one) => one.trim());
  return sentences.flatMap((sentence, at) => {
    const before = sentences[at - 1] ?? '';
    const clauses = sentence.split(/[,;]|\bbut\b/iu);
    const found = clauses.flatMap((clause, index) =>
      rulesOut(clause, clauses.slice(0, index).join(',').trim() || before),
    );
    if (found.length === 0) return [];
    const isBefore = found.some(({ what, value }) => what === 'address' && !isIn(sentence, value));
    const words = (isBefore ? `${before} ${sentence}` : sentence).slice(0, LONGEST);
    const lines = found.flatMap(({ what, value, isAlways }): Never[] =>
      isAlways && value !== '' ? [{ what, value, why: words } as Never] : [],
    );
    return [{ words, lines }];
  });
}

const isIn = (text: string, value: string): boolean => text.toLowerCase().includes(value.toLowerCase());

interface Found {
  readonly what: 'address' | 'channel';
  /** Empty where a way is spoken of, and not which. */
  readonly value: string;
  /** Not only at some hours, or if something is so. */
  readonly isAlways: boolean;
}

function rulesOut(clause: string, before: string): Found[] {
  const plain = bare(clause);
  if (has(plain, data.invites)) return [];
  const isNever = has(plain, data.words);
  if (!isNever && !has(plain, data.watched)) return [];
  const own = addressesIn(clause);
  const isTold = isNever && TOLD.test(plain);
  if (isTold && own.length === 0) return [];
  const isAlways =
    !isTold && !KEPT_FROM.test(plain) && !has(plain, data.conditions) && !/ \d{1,2}(?:am|pm) /u.test(plain);
  const addresses = own.length > 0 || !has(plain, data.back) ? own : addressesIn(before);
  if (addresses.length > 0) return addresses.map((value) => ({ what: 'address', value, isAlways }));
  // "Never that phone", "not the old number": which one is for a person to say. What somebody else reads is no whole way.
  const isOne = !isNever || has(plain, data.back) || has(plain, data.one) || REACHES_OTHERS.test(plain);
  const services = data.services.filter((one) => has(plain, [one.toLowerCase()]));
  // A service that was named is ruled out by its name: that no other is to be used was not said.
  if (services.length > 0)
    return services.map((value) => ({ what: 'address', value: isOne ? '' : value, isAlways }));
  const channel = wayIn(plain);
  if (channel === undefined) return [];
  return [{ what: 'channel', value: isOne ? '' : channel, isAlways }];
}

const any = (words: readonly string[]): string => `(?:${words.join('|')})`;
const SOMEBODY_ELSE = `(?:${any(data.whose)} (?!${any(data['not-others'])} )\\S+|${any(data.others)}) `;
const REACHES_OTHERS = new RegExp(` ${any(data.deeds)} ${SOMEBODY_ELSE}`, 'u');
/** "I never phone my mother": what somebody does, and no wish. */
const TOLD = new RegExp(` ${any(data.tellers)} ${any(data.nots)} ${any(data.deeds)} ${SOMEBODY_ELSE}`, 'u');
/** "He never let me phone", "I never had a phone": of the past, perhaps, and for a person to decide. */
const KEPT_FROM = new RegExp(` ${any(data.nots)} (?:ever )?${any(data['kept-from'])} `, 'u');

const wayIn = (plain: string): ContactChannel | undefined =>
  data.ways.find(({ words }) => has(plain, words))?.channel as ContactChannel | undefined;

const addressesIn = (text: string): string[] => [
  ...telephonesIn(text).map((one) => one.trim()),
  ...(text.match(/[^\s<>,;"'()]+@[^\s<>,;"'()]+\.[a-z]{2,}/giu) ?? []),
];

const bare = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[’']/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
const has = (plain: string, words: readonly string[]): boolean =>
  words.some((one) => plain.includes(` ${one} `));

/** What nobody has decided: the plan neither rules all of it out already nor has these words among those decided. */
export const undecidedNever = <T extends ToldNever>(plan: ContactPlan | null, told: readonly T[]): T[] => {
  const decided = new Set(plan?.decided.map(({ words }) => bare(words)));
  const seen = new Set<string>();
  return told.filter(({ words, lines }) => {
    const key = bare(words);
    if (decided.has(key) || seen.has(key)) return false;
    seen.add(key);
    return lines.length === 0 || !lines.every((line) => isRuledOut(plan, line));
  });
};

type Ruled = Pick<Never, 'what' | 'value'>;
const isRuledOut = (plan: { readonly never: readonly Ruled[] } | null, { what, value }: Ruled): boolean =>
  what === 'channel'
    ? plan?.never.some((one) => one.what === 'channel' && one.value === value) === true
    : forbiddenBy(plan === null ? null : { never: plan.never as Never[] }, { address: value }).length > 0;

/** What a plan rules out, with what is taken into it: what it rules out already stands once. */
export function withTaken<L extends Ruled>(never: readonly L[], taken: readonly L[]): L[] {
  const all = [...never];
  for (const line of taken) if (!isRuledOut({ never: all }, line)) all.push(line);
  return all;
}

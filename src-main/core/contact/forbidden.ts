/**
 * @file Whether a way of reaching somebody is one that their plan forbids. Spelling, spaces and the country's dialling code
 * make no other address of one; where it may be the same house, it is taken for the same. Our own rule.
 */
import told from '../../../resources/codes/told-never-words.json' with { type: 'json' };
import data from '../../../resources/codes/voicemail-words.json' with { type: 'json' };
import type { ContactChannel } from './contact-note.ts';
import type { ContactPlan, Never } from './contact-plan.ts';

// A message that is left for somebody and may be heard by somebody else: whether a plan says in its own words that none
// is left, and whether words would leave one. The words are data; the rule is ours, and errs on the side of no message.

const bare = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[’']/gu, '')
    .replace(/[^\p{L}\p{N}.;\n]+/gu, ' ')
    .trim()} `;
const oneOf = (words: readonly string[]): string => `(?:${words.join('|')})`;

/** No further than a few words after the no, and in the same sentence. */
const NEVER = new RegExp(
  ` ${oneOf(data.never)}(?: [\\p{L}\\p{N}]+){0,3} ${oneOf(data.words)}[ .;\\n]` +
    `| ${oneOf(data.never)}(?: [\\p{L}\\p{N}]+){0,1} ${oneOf(data.leaving)}(?: [\\p{L}\\p{N}]+){0,3} ${oneOf(data.message)}[ .;\\n]` +
    `| ${oneOf(data.leaving)} ${oneOf(data.never)}(?: [\\p{L}\\p{N}]+){0,2} ${oneOf(data.message)}[ .;\\n]`,
  'u',
);
const LEAVES = new RegExp(` ${oneOf([...data.leaves, ...data.words])}[ .;\\n]`, 'u');

/** "No voicemail", "never leave a message". */
const rulesOutVoicemail = (text: string): boolean => NEVER.test(bare(text));

/** "Please leave a message", "this is a voicemail for…": and not words that say to leave none. */
const leavesVoicemail = (words: string): boolean => LEAVES.test(bare(words)) && !rulesOutVoicemail(words);

/** How something is to reach somebody. What is not known is left out. */
export interface Way {
  readonly channel?: ContactChannel | undefined;
  /** Number, address, or a name it is sent to. */
  readonly address?: string;
  /** What can be read or heard of it by others: an envelope, a file's name, a message. */
  readonly seen?: string;
  /** A message was left, and nobody was spoken with. */
  readonly leftMessage?: boolean;
}

type Planned = Pick<ContactPlan, 'never'> &
  Partial<Pick<ContactPlan, 'ways' | 'ifOtherAnswers' | 'ifNotReached'>>;

/** The lines of the plan that stand against it, in their order; what its own words rule out last. */
export const forbiddenBy = (plan: Planned | null, way: Way): Never[] =>
  [...(plan?.never ?? []), ...(plan === null ? [] : saidInWords(plan))].filter(
    (line) => rulesOut(line, way) && !isExcepted(plan, line, way),
  );

/** "Not through his family", and one number in the same plan that may be rung if nobody is reached: that number is no family. */
function isExcepted(plan: Planned | null, { what, value }: Never, { address = '' }: Way): boolean {
  if (what !== 'channel' || value !== 'through-someone' || plan === null) return false;
  const { ways = [], ifOtherAnswers = '', ifNotReached = '' } = plan;
  const number = telephoneOf(address);
  const said = [...ways.flatMap(({ detail, how }) => [detail, how]), ifOtherAnswers, ifNotReached];
  const parts = said.flatMap((text) => text.split(/(?<=[.!?;])\s+|\n+/u));
  const naming = parts.filter((part) => saysAddress(part, address));
  return number !== null && naming.length > 0 && !naming.some((part) => RULES_OUT.test(part));
}

/** "Do not ring his mother on 07700 900111": named, and no way for that. "Not his mother" may be what the person fears. */
const RULES_OUT =
  /\b(?:never|(?:do|must|should|is|are|may) not|don['’]?t|mustn['’]?t|not (?:to|on|by|through)|hang up|ring off|avoid|except)\b/iu;

/** "No voicemail" beside a safe way, or where it says what to do if nobody is reached, is meant as it stands. */
function saidInWords({ never, ways = [], ifOtherAnswers = '', ifNotReached = '' }: Planned): Never[] {
  if (never.some((one) => one.what === 'channel' && one.value === 'voicemail')) return [];
  const why = [...ways.flatMap(({ detail, how }) => [detail, how]), ifNotReached, ifOtherAnswers].find(
    rulesOutVoicemail,
  );
  return why === undefined ? [] : [{ what: 'channel', value: 'voicemail', why: why.trim() }];
}

/** Ways by which a voice message is left. */
const HEARD: readonly (ContactChannel | undefined)[] = ['telephone', 'video', 'whatsapp', 'voicemail'];

function rulesOut(line: Never, { channel, address = '', seen = '', leftMessage = false }: Way): boolean {
  switch (line.what) {
    case 'channel':
      if (line.value === 'voicemail' && (channel === 'telephone' || channel === 'video') && leftMessage)
        return true;
      if (line.value === 'voicemail' && HEARD.includes(channel) && leavesVoicemail(seen)) return true;
      return line.value === channel;
    case 'address':
      return isSameAddress(line.value, address);
    case 'word':
      return saysWord(seen, line.value) || saysWord(address, line.value);
  }
}

const TELEPHONE_DIGITS = 7;
/** A name of the street alone is in too many addresses. */
const SHORTEST_PART = 8;
const POSTCODE = /\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b/;

/** Whether `given` names the place, number or mailbox that `forbidden` does. */
export function isSameAddress(forbidden: string, given: string): boolean {
  if (forbidden.trim() === '' || given.trim() === '') return false;
  if (forbidden.includes('@')) return hasMailbox(given, forbidden);
  const number = telephoneOf(forbidden);
  if (number !== null) return telephoneOf(given)?.endsWith(number) === true;
  const [one, other] = [plain(forbidden), plain(given)];
  if (holdsWords(other, one)) return true;
  if (other.length >= SHORTEST_PART && other.includes(' ') && holdsWords(one, other)) return true;
  return isSameHouse(one, other);
}

/** The lines of the plan that a text goes against: it says a word, or an address or number, that is never to be used. */
export const saidAgainst = (plan: Pick<ContactPlan, 'never'> | null, text: string): Never[] =>
  (plan?.never ?? []).filter(
    (line) =>
      (line.what === 'word' && saysWord(text, line.value)) ||
      (line.what === 'address' &&
        !isService(line.value) &&
        text.split('\n').some((part) => saysAddress(part, line.value))),
  );

/** That somebody is not to be written to on Facebook says nothing against a text that tells of it. */
const isService = (value: string): boolean => told.services.some((one) => plain(one) === plain(value));

/** Whether an address stands in a longer text. Unlike an address by itself, a part of it is not enough. */
function saysAddress(text: string, forbidden: string): boolean {
  if (forbidden.includes('@')) return hasMailbox(text, forbidden);
  const number = telephoneOf(forbidden);
  if (number !== null) return telephonesIn(text).some((one) => telephoneOf(one)?.endsWith(number) === true);
  const [one, other] = [plain(forbidden), plain(text)];
  return holdsWords(other, one) || isSameHouse(one, other);
}

/** Telephone numbers in a text, as they stand there. */
export const telephonesIn = (text: string): string[] =>
  (text.match(/[+(]?\d[\d\s()./-]{5,}\d/g) ?? []).filter((one) => telephoneOf(one) !== null);

const hasMailbox = (text: string, mailbox: string): boolean =>
  text
    .toLowerCase()
    .split(/[\s<>,;"']+/)
    .includes(mailbox.trim().toLowerCase());

/** The digits without the country's code and the nought; null for what is no number. */
function telephoneOf(text: string): string | null {
  if (!/^[\d\s()+./-]+$/.test(text.trim())) return null;
  const digits = text.replace(/\(0\)/, '').replace(/\D/g, '');
  const own = digits.replace(/^(0044|44|0)/, '');
  return own.length >= TELEPHONE_DIGITS ? own : null;
}

/** The same postcode, unless both name houses or flats and share none of their numbers. */
function isSameHouse(one: string, other: string): boolean {
  const [first, second] = [houseOf(one), houseOf(other)];
  if (first === null || second === null || first.postcode !== second.postcode) return false;
  const named = first.numbers.length > 0 && second.numbers.length > 0;
  return !named || first.numbers.some((number) => second.numbers.includes(number));
}

function houseOf(text: string): { readonly postcode: string; readonly numbers: readonly string[] } | null {
  const found = POSTCODE.exec(text);
  if (found === null) return null;
  const numbers = text.replace(POSTCODE, ' ').match(/\b\d+[a-z]?\b/g);
  return { postcode: `${found[1]}${found[2]}`, numbers: [...(numbers ?? [])] };
}

/** Letters and figures, small, with one space between words. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const holdsWords = (text: string, part: string): boolean => part !== '' && ` ${text} `.includes(` ${part} `);

/** Whether a text has these words, one after the other. */
export const saysWord = (text: string, word: string): boolean => holdsWords(plain(text), plain(word));

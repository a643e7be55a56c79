/**
 * @file Of which kind of office a name is: the police, a council, the Home Office. Somebody says "not the police", and what would
 * go is for "Derbyshire Constabulary": every rule about who gets something has to take the one for the other. By the referral
 * form's own lists and the words of resources/codes/office-kinds.json; our own rule (certainty L).
 */
import authorities from '../../../resources/codes/nrm-local-authorities.json' with { type: 'json' };
import forces from '../../../resources/codes/nrm-police-forces.json' with { type: 'json' };
import data from '../../../resources/codes/office-kinds.json' with { type: 'json' };
import offices from '../../../resources/codes/office-kinds.json' with { type: 'json' };
import { fold } from '../search/fold.ts';
import { distinctWords, isSameName, looksLikeName, mayBeSameName, plainName } from './plain-name.ts';

const OFFICE_KINDS = ['police', 'council', 'home-office'] as const;
type OfficeKind = (typeof OFFICE_KINDS)[number];

export const isOfficeKind = (kind: string): kind is OfficeKind => OFFICE_KINDS.some((one) => one === kind);

/** Words with one space around each, so that a phrase is found as whole words. */
const plain = (text: string): string =>
  ` ${fold(text)
    .replace(/[’']/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

const named = (list: { readonly choices: readonly { readonly text: string }[] }): string[] =>
  list.choices.map(({ text }) => plain(text)).filter((one) => one.trim() !== 'unknown');
const OFFICIAL: Readonly<Record<OfficeKind, readonly string[]>> = {
  police: named(forces),
  council: named(authorities),
  'home-office': [],
};

interface Words {
  readonly signs: readonly string[];
  readonly alone: readonly string[];
  readonly not: readonly string[];
  readonly plain: readonly string[];
  readonly called: Readonly<Record<string, string | undefined>>;
}
const wordsOf = (kind: OfficeKind): Words => {
  const found = data.kinds.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`office-kinds.json has no ${kind}`);
  return found;
};
const WORDS = new Map(OFFICE_KINDS.map((kind) => [kind, wordsOf(kind)]));

/** Whether `text`, a name or a sentence, speaks of such an office. */
export function isOfOffice(kind: OfficeKind, text: string): boolean {
  const { signs, alone, not } = WORDS.get(kind) ?? wordsOf(kind);
  const said = plain(text);
  const rest = not.reduce((left, one) => left.replaceAll(` ${one} `, ' | '), said);
  const bare = said.replace(/^ (?:the|an|a) /u, ' ').trim();
  return (
    signs.some((one) => rest.includes(` ${one} `)) ||
    alone.includes(bare) ||
    OFFICIAL[kind].some((one) => said.includes(one))
  );
}

/** The kinds of which `recipient` is one. */
const kindsOf = (recipient: string): OfficeKind[] =>
  OFFICE_KINDS.filter((kind) => isOfOffice(kind, recipient));

/** Whether a sentence speaks of the kind of office that the recipient is: "never tell the police", of a force. */
export const speaksOfOffice = (sentence: string, recipient: string): boolean =>
  kindsOf(recipient).some((kind) => isOfOffice(kind, sentence));

/** Words that only name the kind of office that the recipient is. */
export const officeWords = (recipient: string): ReadonlySet<string> =>
  new Set(kindsOf(recipient).flatMap((kind) => [...wordsOf(kind).signs, ...wordsOf(kind).plain]));

/**
 * Whether who is written down may be who gets it, by name or as the kind of office that it is; another office of that kind,
 * named in full, is not. Where it cannot be told, it may.
 */
export const mayBeSameHolder = (written: string, recipient: string): boolean =>
  mayBeSameName(written, recipient) ||
  kindsOf(recipient).some((kind) => isOfOffice(kind, written) && mayBeSameOffice(kind, written, recipient));

function mayBeSameOffice(kind: OfficeKind, written: string, recipient: string): boolean {
  const [one, other] = [whichOne(kind, written), whichOne(kind, recipient)];
  if (one.length === 0 || other.length === 0) return true;
  if (one.every((word) => other.includes(word)) || other.every((word) => one.includes(word))) return true;
  return !isKnown(kind, one);
}

/** What says which of the kind it is: nothing of "the police", "derbyshire" of its force. */
function whichOne(kind: OfficeKind, name: string): string[] {
  const { called, plain: small } = wordsOf(kind);
  const full = Object.entries(called).reduce(
    (left, [short, long]) => left.replace(` ${short} `, ` ${long} `),
    plain(name),
  );
  return distinctWords(full).filter((word) => !small.includes(word));
}

/** Whether these words name one on the official list. */
const isKnown = (kind: OfficeKind, words: readonly string[]): boolean =>
  OFFICIAL[kind].some((one) => words.every((word) => one.includes(` ${word} `)));

/** Whether a word stands in an official name for where that office is: "Leeds", and neither "city" nor "council". */
export const isOfficialPlace = (word: string): boolean =>
  (['police', 'council'] as const).some((kind) => {
    const { signs, plain: small } = wordsOf(kind);
    const one = plain(word).trim();
    return (
      one === 'london' ||
      (one.length > 3 && ![...signs, ...small, ...IN_OFFICIAL].includes(one) && isKnown(kind, [one]))
    );
  });
/** They stand in official names, and are no places. */
const IN_OFFICIAL = [
  'national',
  'transport',
  'british',
  'civil',
  'ministry',
  'defence',
  'nuclear',
  'crime',
  'agency',
];

/** A referral goes to one desk, under several names. */
const DESK: ReadonlySet<string> = new Set(offices['decides-referrals']);

/** The very one, by name. */
export const isReader = (name: string, reader: string): boolean =>
  isSameName(name, reader) ||
  looksLikeName(name, reader) ||
  (DESK.has(plainName(name)) && DESK.has(plainName(reader)));

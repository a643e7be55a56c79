/**
 * @file Whether whoever is to get something may be somebody who must not: a recipient the person said no to under a longer
 * or shorter name, or a suspect of the case. Nobody can tell from two spellings, so that it is asked, and whoever goes on
 * says why. Our own rule.
 */
import { coded } from '../findings/finding.ts';
import { mayBeSameHolder } from '../people/office-kind.ts';
import { looksLikeName, mayBeSameName, plainName } from '../people/plain-name.ts';
import { decidedDay, standingConsents } from './consent.ts';
import type { MissingConsent } from './consent-gate.ts';
import { type ConsentView, isNo } from './consent-line.ts';

/** Held by a question about the recipient, or the store, alone: a reason answers it, whatever ground the rest would need. */
const QUESTIONS: ReadonlySet<string> = new Set([
  'consent-maybe-never',
  'recipient-suspect',
  'recipient-not-told',
  'recipient-may-know',
  'recipient-unlike',
  'consent-limited',
  'store-altered',
]);
export const isAboutRecipient = ({ code }: { readonly code: string }): boolean => QUESTIONS.has(code);

export interface AskedAbout {
  readonly recipient: string;
  /** Whom it is about. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** Words of the purposes it would leave under. */
  readonly purposes: readonly string[];
  /** Words of every purpose there is. */
  readonly every: readonly string[];
}

/** A no under a name that may be the recipient's: to this purpose, or to all of them. One question for each name. */
export function maybeNever(
  ledger: readonly ConsentView[],
  { recipient, people, purposes, every }: AskedAbout,
): MissingConsent[] {
  if (plainName(recipient) === '') return [];
  const standing = standingConsents(ledger).filter((line) => line.item === '' && line.recipient !== '');
  return people.flatMap(({ id, name }) => {
    const own = standing.filter((line) => line.personId === id);
    const saidYes = own.some(
      (line) => !isNo(line.status) && plainName(line.recipient) === plainName(recipient),
    );
    if (saidYes) return [];
    const byHolder = Map.groupBy(
      own.filter(
        (line) =>
          isNo(line.status) &&
          mayBeSameHolder(line.recipient, recipient) &&
          !looksLikeName(line.recipient, recipient),
      ),
      (line) => plainName(line.recipient),
    );
    return [...byHolder.values()].flatMap((lines) => {
      const said = new Set(lines.map((line) => line.purpose));
      const holds = lines.find((line) => purposes.includes(line.purpose)) ?? lines[0];
      const all = every.every((one) => said.has(one));
      if (holds === undefined || !(all || purposes.includes(holds.purpose))) return [];
      const about = { person: name, purpose: '', recipient, item: '' };
      const no = { ...about, on: decidedDay(holds), holder: holds.recipient };
      return [{ ...coded('consent-maybe-never', no), personId: id, purpose: '', item: '' }];
    });
  });
}

interface Suspect {
  readonly name: string;
  readonly alsoKnownAs: string;
}

/** Once for each suspect whose name, or another name of theirs, may be the recipient's. */
export function maybeSuspect(
  suspects: readonly Suspect[],
  { recipient, people }: Pick<AskedAbout, 'recipient' | 'people'>,
): MissingConsent[] {
  const [whose] = people;
  if (plainName(recipient) === '' || whose === undefined) return [];
  return suspects
    .filter((one) => namesOf(one).some((name) => mayBeSameName(name, recipient)))
    .map(({ name: holder }) => ({
      ...coded('recipient-suspect', { person: whose.name, purpose: '', recipient, item: '', holder }),
      personId: whose.id,
      purpose: '',
      item: '',
    }));
}

/** Several may stand in one field, with a word in brackets about where they were used. */
const namesOf = ({ name, alsoKnownAs }: Suspect): string[] =>
  [name, ...alsoKnownAs.split(/[,;/\n]/u)]
    .map((one) => one.replace(/\([^)]*\)/gu, ''))
    .filter((one) => one.trim() !== '');

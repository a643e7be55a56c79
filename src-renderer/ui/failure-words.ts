/**
 * @file Turns a failure into the three things a person needs: what happened, what is safe, what to do next.
 * The sentences are data (resources/locales/en/errors.json), shared with the command line.
 */
import sentences from '../../resources/locales/en/errors.json' with { type: 'json' };
import backup from '../../resources/locales/en/errors-backup.json' with { type: 'json' };
import erase from '../../resources/locales/en/errors-erase.json' with { type: 'json' };
import handover from '../../resources/locales/en/errors-handover.json' with { type: 'json' };
import passphrase from '../../resources/locales/en/errors-passphrase.json' with { type: 'json' };
import people from '../../resources/locales/en/errors-people.json' with { type: 'json' };
import recovery from '../../resources/locales/en/errors-recovery.json' with { type: 'json' };
import rekey from '../../resources/locales/en/errors-rekey.json' with { type: 'json' };
import vaultCreate from '../../resources/locales/en/errors-vault-create.json' with { type: 'json' };
import type { FailureData, Found } from '../../src-main/core/errors/errors.ts';
import { isolate } from '../../src-main/core/text/isolate.ts';
import {
  describeFailure,
  type FailureWords,
  foundInWords,
  withAdvice,
} from '../../src-main/core/words/failure-words.ts';
import { WORDS } from './finding-words.ts';

/** Where failures are said in words of their own, as on the command line. */
const PLACES = {
  backup: withAdvice(sentences, backup),
  handover: withAdvice(sentences, handover),
  people: withAdvice(sentences, people),
  recovery: withAdvice(sentences, recovery),
  passphrase: withAdvice(sentences, passphrase),
  rekey: withAdvice(sentences, rekey),
  erase: withAdvice(sentences, erase),
  'vault-create': withAdvice(sentences, vaultCreate),
} as const;
export type FailurePlace = keyof typeof PLACES;

/** A subject that is only an identifier, or a field's name in a message, is not for reading: the entry's own word stands in for it. */
export function failureWords(failure: FailureData, place?: FailurePlace): FailureWords {
  const { subject, found, ...others } = failure;
  const rest: FailureData = found === undefined ? others : { ...others, found: found.map(withoutFieldName) };
  const readable: FailureData = subject === undefined || isIdentifier(subject) ? rest : { ...rest, subject };
  return describeFailure(
    readable,
    place === undefined ? sentences : PLACES[place],
    () => WORDS,
    (name) => `“${isolate(name)}”`,
  );
}

/** A field's name in a message is no label that anybody reads. */
function withoutFieldName(found: Found): Found {
  if (found.field === undefined || !isIdentifier(found.field)) return found;
  const others = Object.entries(found).filter(([key]) => key !== 'field');
  return Object.fromEntries(others) as unknown as Found;
}

/** With the field it is about before it. */
export const sayFound = (found: Found): string => foundInWords(WORDS, found);

const isIdentifier = (text: string): boolean =>
  /^(pick-)?[0-9a-z]{26}$/.test(text) || /^[a-z]+(?:[A-Z][a-z]+)+$/.test(text);

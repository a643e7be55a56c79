/** @file That the condition of a yes is met, as the ledger keeps it: who said so and when, with the words of the condition. */
import type { CheckedInput } from '../../contract/index.ts';
import { conditionOf } from '../../core/consent/condition.ts';
import { standingConsents } from '../../core/consent/consent.ts';
import type { ConsentView } from '../../core/consent/consent-line.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { coded } from '../../core/findings/finding.ts';
import { plainName } from '../../core/people/plain-name.ts';
import type { Engine } from '../engine/engine.ts';
import { paperWords } from '../resources/paper-words.ts';

/**
 * The note of a new line. Where its condition is met that stands first, with the condition as it was written: in the note
 * itself, or beside the yes that stood for this reader, or else for everybody.
 */
export function noteWith(
  { resources }: Engine,
  ledger: readonly ConsentView[],
  { conditionMet, note, purpose, recipient, item }: CheckedInput<'consentRecord'>,
): string {
  if (conditionMet === null) return note;
  const own = standingConsents(ledger).filter((one) => one.purpose === purpose && one.item === item);
  const to = plainName(recipient);
  const before = [to, ''].flatMap((name) => own.filter((one) => plainName(one.recipient) === name));
  const said = before.map(conditionOf).find((one) => one !== '') ?? '';
  const { on, by } = conditionMet;
  const met = paperWords(resources)(
    coded('consent-condition-met', { on: formatDay(on), by, condition: note.includes(said) ? '' : said }),
  );
  return [met, note.trim()].filter((one) => one !== '').join('\n');
}

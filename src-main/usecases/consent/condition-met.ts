/** @file That the condition of a yes is met, or was given up, as the ledger keeps it: with the words of the condition. */
import type { CheckedInput } from '../../contract/index.ts';
import { conditionOf, conditionsOf } from '../../core/consent/condition.ts';
import { standingConsents } from '../../core/consent/consent.ts';
import type { ConsentView, Settled } from '../../core/consent/consent-line.ts';
import { conditionForAll, openCondition } from '../../core/consent/open-condition.ts';
import { holdsPart } from '../../core/consent/single-conditions.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { plainName } from '../../core/people/plain-name.ts';

/**
 * What a new line settles; null for a decision of its own. The condition stands with it as it was written: in the note of the new
 * line, or beside the yes that stood for this reader, or else for everybody. Throws `bad-input` with the conditions where the yes has
 * several and it is not said which of them.
 */
export function settledBy(
  ledger: readonly ConsentView[],
  {
    conditionMet,
    conditionDropped,
    conditionWords = '',
    ...line
  }: Omit<CheckedInput<'consentRecord'>, 'conditionWords'> & { readonly conditionWords?: string },
): Settled | null {
  if (conditionMet === null && conditionDropped === null) return null;
  const { note, purpose, recipient, item } = line;
  const own = standingConsents(ledger).filter((one) => one.purpose === purpose && one.item === item);
  const to = plainName(recipient);
  const standing = (name: string) => own.filter((one) => plainName(one.recipient) === name);
  const forOne = standing(to);
  const hangs = [
    ...forOne.flatMap((one) => openCondition(ledger, one) ?? []),
    // What was met for this reader already is not what is met now.
    ...forOne.flatMap((one) => conditionForAll(ledger, own, one) ?? []),
    ...standing('').flatMap(
      (one) => openCondition(ledger, one, recipient) ?? openCondition(ledger, one) ?? [],
    ),
  ];
  const first = hangs.find((one) => conditionOf(one) !== '');
  const named = conditionWords.trim();
  const open = named === '' ? conditionsIn(first) : [...new Set(hangs.flatMap(conditionsOf))];
  const which = named === '' ? [] : open.filter((one) => holdsPart(one, named));
  // That one of several is met says nothing of the others.
  if (which.length > 1 || (named !== '' && which.length === 0) || (named === '' && open.length > 1))
    throw new TestimonyError('bad-input', {
      subject: 'conditionWords',
      found: [{ ...coded('consent-which-condition', { conditions: open }), field: 'conditionWords' }],
    });
  const said = which[0] ?? (first === undefined ? '' : conditionOf(first));
  const condition = named === '' && note.includes(said) ? '' : said;
  return conditionMet !== null
    ? { kind: 'condition-met', by: conditionMet.by, on: conditionMet.on, condition }
    : { kind: 'condition-dropped', by: '', on: conditionDropped?.on ?? null, condition };
}

const conditionsIn = (line: ConsentView | undefined): readonly string[] =>
  line === undefined ? [] : conditionsOf(line);

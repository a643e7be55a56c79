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
 * line, or beside the yes that stood for this reader, or else for everybody. Of several in one note all are settled,
 * or with `conditionWords` the one that has those words. Throws `bad-input` with the conditions where none or several have.
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
  const named = conditionWords.trim();
  const said =
    named === '' ? (hangs.map(conditionOf).find((one) => one !== '') ?? '') : whichOf(hangs, named);
  const condition = named === '' && note.includes(said) ? '' : said;
  return conditionMet !== null
    ? { kind: 'condition-met', by: conditionMet.by, on: conditionMet.on, condition }
    : { kind: 'condition-dropped', by: '', on: conditionDropped?.on ?? null, condition };
}

/** The one condition that `named` is of; that it is settled says nothing of the others. */
function whichOf(hangs: readonly ConsentView[], named: string): string {
  const open = [...new Set(hangs.flatMap(conditionsOf))];
  const [which, ...others] = open.filter((one) => holdsPart(one, named));
  if (which !== undefined && others.length === 0) return which;
  const found =
    open.length === 0
      ? coded('consent-no-condition')
      : coded('consent-which-condition', { conditions: open });
  throw new TestimonyError('bad-input', {
    subject: 'conditionWords',
    found: [{ ...found, field: 'conditionWords' }],
  });
}

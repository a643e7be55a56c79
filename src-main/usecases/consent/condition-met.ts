/** @file That the condition of a yes is met, or was given up, as the ledger keeps it: with the words of the condition. */
import type { CheckedInput } from '../../contract/index.ts';
import { conditionOf, conditionsOf, holdsPart } from '../../core/consent/condition.ts';
import { standingConsents } from '../../core/consent/consent.ts';
import type { ConsentView, Settled } from '../../core/consent/consent-line.ts';
import { conditionForAll, openCondition } from '../../core/consent/open-condition.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { plainName } from '../../core/people/plain-name.ts';

/**
 * What a new line settles; null for a decision of its own. The condition stands with it as it was written: in the note of the new
 * line, or beside the yes that stood for this reader, or else for everybody. Of several in one note `conditionWords` says which
 * is settled: the one that has those words, or with "all" each. Throws `bad-input` with the conditions where it does not say it.
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
  const forReader = [
    ...forOne.flatMap((one) => openCondition(ledger, one) ?? []),
    // What was met for this reader already is not what is met now.
    ...forOne.flatMap((one) => conditionForAll(ledger, own, one) ?? []),
  ];
  const hangs =
    forReader.length > 0
      ? forReader
      : standing('').flatMap(
          (one) => openCondition(ledger, one, recipient) ?? openCondition(ledger, one) ?? [],
        );
  // Where nothing stood before, what is written beside the yes itself is the condition.
  const itself = { status: 'given', settled: null, note, recipient } as const;
  const condition = settledOf(hangs.length > 0 ? hangs : [itself], conditionWords.trim(), itself);
  return conditionMet !== null
    ? { kind: 'condition-met', by: conditionMet.by, on: conditionMet.on, condition }
    : { kind: 'condition-dropped', by: '', on: conditionDropped?.on ?? null, condition };
}

type Sets = Parameters<typeof conditionOf>[0];

/** "All", "all of them": said of whoever recorded it, where each of several conditions is settled by the one line. */
const ALL = /^(?:all|all of them)[.!]?$/iu;

/** The words that are settled; '' where they stand in the note of the line `itself` and nothing else that waits does. */
function settledOf(hangs: readonly Sets[], named: string, itself: Sets): string {
  if (ALL.test(named)) return [...new Set(hangs.map(conditionOf))].join('\n');
  if (named !== '') return whichOf(hangs, named);
  const first = hangs.find((one) => conditionOf(one) !== '');
  if (first === undefined) return '';
  if (conditionsOf(first).length > 1) throw notSaidWhich(hangs);
  const said = conditionOf(first);
  return itself.note.includes(said) && conditionsOf(itself).length <= 1 ? '' : said;
}

/** The one condition that `named` is of; that it is settled says nothing of the others. */
function whichOf(hangs: readonly Sets[], named: string): string {
  const [which, ...others] = openOf(hangs).filter((one) => holdsPart(one, named));
  if (which !== undefined && others.length === 0) return which;
  throw notSaidWhich(hangs);
}

const openOf = (hangs: readonly Sets[]): string[] => [...new Set(hangs.flatMap(conditionsOf))];

function notSaidWhich(hangs: readonly Sets[]): TestimonyError {
  const open = openOf(hangs);
  const found =
    open.length === 0
      ? coded('consent-no-condition')
      : coded('consent-which-condition', { conditions: open });
  return new TestimonyError('bad-input', {
    subject: 'conditionWords',
    found: [{ ...found, field: 'conditionWords' }],
  });
}

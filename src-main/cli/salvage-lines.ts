/** @file What a damaged vault is missing, as lines for people: by case, then what it is. */
import type { SalvageView } from '../contract/vault.ts';
import type { SalvageKind } from '../core/vault/salvage-kinds.ts';
import { findResources } from '../usecases/resources/resources.ts';
import { salvageWords } from '../usecases/resources/salvage-words.ts';
import { printable } from './columns.ts';

type Missing = SalvageView['missing'];

export function missingLines(missing: Missing, gaps: SalvageView['gaps']): string[] {
  if (missing.length + gaps.length === 0) return ['Nothing is missing.'];
  const { kinds } = salvageWords(findResources());
  const cases = [...new Set(missing.map(caseOf))];
  return [
    'What is missing:',
    ...cases.flatMap((one) => [
      printable(`  ${one}`),
      ...missing
        .filter((line) => caseOf(line) === one)
        .map((line) => printable(`    - ${sayLine(line, kinds)}`)),
    ]),
    ...gaps.map(({ from, to }) => `  Log: ${from === to ? `entry ${from}` : `entries ${from} to ${to}`}`),
  ];
}

const caseOf = ({ caseReference, caseTitle }: Missing[number]): string =>
  caseReference === null ? 'Of no case, or of one that is not known' : `${caseReference}  ${caseTitle ?? ''}`;

function sayLine(
  { kind, exhibit, person, label, count }: Missing[number],
  kinds: Readonly<Record<SalvageKind, string>>,
): string {
  const about = [exhibit, person, label].filter((part) => part !== null && part !== '').join(', ');
  const many = count === 0 ? ' (how many is not known)' : count > 1 ? ` (${count})` : '';
  return `${kinds[kind]}${about === '' ? '' : `: ${about}`}${many}`;
}

/** @file Records that are not as they were written, for the terminal. */
import type { AlteredRecord } from '../shared/contract/vault.ts';
import { printable } from './columns.ts';
import { alterationLines, WHAT_TO_DO_ABOUT_ALTERATIONS } from './record-lines.ts';

export function alteredLines(records: readonly AlteredRecord[]): string[] {
  if (records.length === 0) return ['Every interview and worksheet is as it was written and signed.'];
  const each = records.flatMap(({ screeningId, caseReference, person, formTitle, alterations }) => [
    printable([caseReference, person, formTitle, screeningId].filter((part) => part !== '').join(', ')),
    ...alterationLines(alterations).map((line) => `  - ${line}`),
  ]);
  return ['', 'Altered records:', ...each, ...WHAT_TO_DO_ABOUT_ALTERATIONS, ''];
}

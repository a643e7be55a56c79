/** @file `--release`, `--released-by`, `--release-reason`: privileged things let out this once, each by its name. */
import type { EvidenceView } from '../contract/evidence.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { ScreeningId } from '../core/ids.ts';
import type { PrivilegeRelease } from '../core/privilege/mark.ts';
import { findEvidence } from './find.ts';
import { recordId } from './record-option.ts';

export const RELEASE = {
  release: {
    type: 'string',
    value: 'NAMES',
    help: 'what is marked privileged and goes all the same, each named, separated by semicolons',
  },
  'released-by': { type: 'string', value: 'NAME', help: 'the person who lets it out' },
  'release-reason': { type: 'string', value: 'REASON', help: 'why; it stays in the log' },
} as const;

type Typed = { readonly [K in keyof typeof RELEASE]: string | undefined };

/** Throws `usage` where a name or the reason is missing, `not-found` for what no exhibit is called. */
export const releasedExhibits = (typed: Typed, evidence: readonly EvidenceView[]): PrivilegeRelease =>
  releaseOf(typed, (name) => findEvidence(evidence, name).id);

/** A line for each that was named and is not in what goes: whoever named it takes it to be there. */
export const releasedElsewhere = (
  { items }: PrivilegeRelease,
  evidence: readonly EvidenceView[],
  goes: ReadonlySet<string>,
): string[] =>
  evidence
    .filter(({ id }) => items.includes(id) && !goes.has(id))
    .map(({ title, section }) => {
      const where = section === '' ? 'in no section' : `in the section "${section}"`;
      return `--release: "${title}" is not among what was chosen, so it is not let out. It is ${where} of the evidence.`;
    });

/** Records go by their identifiers, as the refusal and "privilege list" have them. */
export const releasedRecords = (typed: Typed): PrivilegeRelease => releaseOf(typed, recordId);

/** Exhibits as anywhere; what is no exhibit is a record, by its identifier. */
export const releasedFromPack = (typed: Typed, evidence: readonly EvidenceView[]): PrivilegeRelease =>
  releaseOf(typed, (name) => {
    const record = ScreeningId.safeParse(name);
    const isRecord = record.success && !evidence.some((one) => one.id === name);
    return isRecord ? record.data : findEvidence(evidence, name).id;
  });

function releaseOf(typed: Typed, find: (name: string) => string): PrivilegeRelease {
  const names = (typed.release ?? '')
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const { 'released-by': by = '', 'release-reason': reason = '' } = typed;
  if (names.length > 0 && (by.trim() === '' || reason.trim() === ''))
    throw new TestimonyError('usage', {
      subject: '--release',
      detail: 'it needs --released-by and --release-reason',
    });
  return { items: names.map(find), by, reason };
}

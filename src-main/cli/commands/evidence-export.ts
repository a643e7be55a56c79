/** @file `testimony evidence export`: originals written out to a folder, all of what was asked for or none of it. */
import { resolve } from 'node:path';
import type { EvidenceView } from '../../contract/evidence.ts';
import type { CallInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { besideThePicture } from '../../core/bundles/beside-the-picture.ts';
import { asTestimonyError, type FailureData, TestimonyError } from '../../core/errors/errors.ts';
import type { Note } from '../../core/findings/finding.ts';
import type { CaseId } from '../../core/ids.ts';
import type { Engine } from '../../usecases/engine/engine.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { CASE, command, DECISION, decisionIn, FOR_PURPOSE, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { failureInWords } from '../failure.ts';
import { findCase, findEvidence } from '../find.ts';
import { sayNote } from '../finding-words.ts';
import { makeFolder } from '../folders.ts';
import { RELEASE, releasedElsewhere, releasedExhibits } from '../release-option.ts';
import { withVault } from '../with-vault.ts';

export const exportCommand = command({
  name: 'evidence export',
  summary: 'Write originals out, byte for byte, and note it in the custody record',
  details: [
    'Consent for one purpose does not cover another: what is given to the police needs --for police.',
    'An original goes as it came: what a camera wrote into it, such as time and place, goes along and is named.',
    'All of it or none: when a consent for one of them does not stand, nothing is written and what is missing is named.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    case: CASE,
    out: {
      type: 'string',
      value: 'DIR',
      help: 'folder to write to; made if it is not there',
      required: true,
    },
    item: {
      type: 'string',
      value: 'NAME',
      help: 'exhibit mark, title, file name or identifier; everything that is not privileged if left out',
    },
    for: FOR_PURPOSE,
    purpose: { type: 'string', value: 'TEXT', help: 'more about it, for the custody record' },
    recipient: { type: 'string', value: 'NAME', help: 'who will hold it; consent for them counts' },
    ...DECISION,
    ...RELEASE,
  },
  example:
    'evidence export --vault ./my-vault --case LH-2026-014 --item AB1 --out ./for-the-expert --recipient "Dr A. Moreno" --purpose "Expert report"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id } = await findCase(engine, options.case, job);
      const { evidence } = await perform(engine, 'evidenceList', { caseId: id }, job);
      const released = releasedExhibits(options, evidence);
      const mayGo = evidence.filter((one) => !one.privileged || released.items.includes(one.id));
      const chosen = options.item === undefined ? mayGo : [findEvidence(evidence, options.item)];
      const goes = new Set(chosen.map((one) => one.id));
      for (const line of releasedElsewhere(released, evidence, goes)) terminal.say(line);
      const left = options.item === undefined ? evidence.length - mayGo.length : 0;
      const { purpose = '', recipient = '', for: forPurpose = '' } = options;
      const decision = decisionIn(options);
      const out = resolve(options.out);
      makeFolder(out);
      if (decision.overrideReason.trim() === '')
        await holdBack(engine, id, chosen, { forPurpose, recipient }, job);
      const about = {
        folder: engine.files.register(out),
        forPurpose,
        purpose,
        recipient,
        ...decision,
        released,
      };
      const { exported, stopped } = await writeAll(engine, chosen, about, job);
      return {
        json: { folder: out, exported, ...(stopped === null ? {} : { stopped }) },
        lines: [
          ...exported.flatMap(({ sha256, fileName, goesAlong }) => [
            `${sha256}  ${fileName}`,
            ...goesAlong.map((note) => `  went along: ${sayNote(note)}`),
          ]),
          `${exported.length} written to ${out}, readable by anyone who can open that folder.`,
          ...(left === 0 ? [] : [`${left} marked privileged did not go.`]),
          ...(stopped === null ? [] : stoppedLines(stopped, chosen.length - exported.length)),
        ],
        outcome: stopped === null ? 'done' : 'findings',
      };
    }),
});

/** All or none: what one of them lacks holds every one back, before the first is written. Throws `consent-missing`. */
async function holdBack(
  engine: Engine,
  caseId: CaseId,
  chosen: readonly EvidenceView[],
  to: { readonly forPurpose: string; readonly recipient: string },
  job: Job,
): Promise<void> {
  if (chosen.length === 0) return;
  const items = chosen.map((one) => one.id);
  const asked = { caseId, kind: 'evidence-export', ...to, items };
  const { missing, onlyConsent } = await perform(engine, 'consentCheck', asked, job);
  if (missing.length === 0) return;
  const code = onlyConsent === null ? 'consent-missing' : 'consent-only';
  throw new TestimonyError(code, { detail: 'evidence-export', found: missing });
}

interface Written {
  readonly title: string;
  readonly fileName: string;
  readonly sha256: string;
  /** What its bytes say of when, where and with what it was made. */
  readonly goesAlong: readonly Note[];
}
interface Stopped {
  /** What was being written. */
  readonly title: string;
  readonly error: FailureData;
}

/** What went out stays out, and its custody record says so: a failure after the first does not hide it. */
async function writeAll(
  engine: Engine,
  chosen: readonly EvidenceView[],
  about: Omit<CallInput<'evidenceExport'>, 'evidenceId'>,
  job: Job,
): Promise<{ exported: Written[]; stopped: Stopped | null }> {
  const exported: Written[] = [];
  for (const { id: evidenceId, title, notes } of chosen) {
    try {
      const written = await perform(engine, 'evidenceExport', { ...about, evidenceId }, job);
      exported.push({ title, ...written, goesAlong: besideThePicture(notes) });
    } catch (thrown) {
      if (exported.length === 0) throw thrown;
      return { exported, stopped: { title, error: asTestimonyError(thrown, title).toData() } };
    }
  }
  return { exported, stopped: null };
}

function stoppedLines({ title, error }: Stopped, left: number): string[] {
  const { what, findings, next } = failureInWords(error);
  return [
    `Stopped at "${title}": ${what}`,
    ...findings.map((one) => `  - ${one}`),
    `Those named above are out and in the custody record; ${left} of what was asked for did not go.`,
    next,
  ].map(printable);
}

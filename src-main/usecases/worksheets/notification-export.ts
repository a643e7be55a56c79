/** @file Writing the copy for a Duty to Notify report out: the fields that may go, and of the texts those that were read. */

import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { typesetFieldSheet } from '../../documents/field-sheet.ts';
import { requireScreening } from '../answers/read-screening.ts';
import type { Engine } from '../engine/engine.ts';
import { permitToLeave } from '../leaving/permit.ts';
import { safeFileName } from '../leaving/safe-name.ts';
import { writeOut } from '../leaving/write-out.ts';
import { notificationShow } from './notification.ts';

/**
 * Throws what `notificationShow` throws; `not-ready` when the sheet has changed since it was read; missing-letters,
 * read-only, disk-full, cancelled. Who wrote it, the case and the person are not in the file, not in its name either.
 */
export async function notificationExport(
  engine: Engine,
  input: CheckedInput<'notificationExport'>,
  job: Job,
): Promise<CallOutput<'notificationExport'>> {
  const folder = engine.files.resolve(input.folder);
  const { screeningId, leaveOut, recipient } = input;
  const view = await notificationShow(engine, { screeningId, leaveOut });
  if (view.sha256 !== input.sha256) {
    throw new TestimonyError('not-ready', {
      subject: view.title,
      found: [coded('notification-changed')],
    });
  }
  const sheet = engine.session.read((db) => requireScreening(db, screeningId));
  const { caseId, personId } = sheet;
  // resources/consent/purposes.json says that this kind needs no consent, and why.
  const permit = permitToLeave(engine, {
    ...{ kind: 'notification', ground: 'case', subject: screeningId, title: view.title },
    mode: sheet.signedAt === null ? 'draft' : 'locked',
    released: input.released,
    leaving: {
      ...{ kind: 'duty-to-notify', caseId, personId, recipient, items: [] },
      ...{ overrideReason: '', overrideBy: '' },
    },
  });
  const goes = view.lines.filter((line) => line.kind === 'choice' || input.read.includes(line.question));
  const left = view.lines.length - goes.length;
  job.report({ step: 'writing' });
  const now = engine.clock.now();
  const bytes = typesetFieldSheet(engine.resources.folder, {
    title: view.title,
    label: view.label,
    facts: [
      ['Prepared', formatDay(now)],
      ['Source', `${view.source}. To be checked before it is relied on.`],
    ],
    fields: goes.map(({ title, text }) => ({ title, text })),
    createdAt: now,
  });
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: view.title });
  const facts = { fields: goes.length, left, takenOut: leaveOut.length };
  const written = await writeOut(engine, permit, {
    ...{ folder, bytes, wanted: safeFileName(`${view.title}.pdf`, 'report.pdf') },
    note: { action: 'notification.exported', subject: screeningId, facts },
    release: { caseId, screeningId, kind: 'notification', title: view.title, to: recipient, purpose: '' },
  });
  return { ...written, left };
}

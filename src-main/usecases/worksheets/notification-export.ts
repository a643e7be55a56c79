/**
 * @file Writing the copy for a Duty to Notify report out: of the fields that may go, those that somebody read and released.
 * The finished file is searched once more. Whether there is still such a copy is asked once more right before it is put in its place: the person may have agreed
 * to the referral meanwhile.
 */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { NotificationLine, NotificationView } from '../../contract/notification.ts';
import type { Job } from '../../contract/ports.ts';
import { NO_DECISION } from '../../core/consent/override.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { type Identifier, knownIn } from '../../core/worksheets/identifiers.ts';
import { typesetFieldSheet } from '../../documents/field-sheet.ts';
import { wordsInPdf } from '../../evidence/words-in-pdf.ts';
import type { ReadDb } from '../../vault/db.ts';
import { undecidedOnPaper } from '../cases/undecided-in.ts';
import type { Engine } from '../engine/engine.ts';
import { loadExpressions } from '../forms/expressions.ts';
import { requireScreening } from '../forms/pinned-form.ts';
import { permitToLeave } from '../leaving/permit.ts';
import { safeFileName } from '../leaving/safe-name.ts';
import { writeOut } from '../leaving/write-out.ts';
import { paperWords } from '../resources/paper-words.ts';
import { leavesUnder } from '../resources/vocabulary.ts';
import { madeFor, readNotification } from './notification.ts';

/**
 * Throws what `notificationShow` throws, before and after the copy is made; `consent-only` for a name without consent;
 * `not-ready` when the sheet has changed since it was read, or the finished file says who somebody is; missing-letters,
 * read-only, disk-full, cancelled. Who wrote it, the case and the person are not in the file, not in its name either.
 */
export async function notificationExport(
  engine: Engine,
  input: CheckedInput<'notificationExport'>,
  job: Job,
): Promise<CallOutput<'notificationExport'>> {
  const folder = engine.files.resolve(input.folder);
  const { screeningId, leaveOut, body, variant, recipient } = input;
  const { evaluate } = await loadExpressions();
  const asked = { screeningId, leaveOut, body, variant };
  const look = (db: ReadDb) => {
    const read = readNotification(madeFor(engine, db, input), db, asked, evaluate);
    const { view } = read;
    if (view.sha256 === input.sha256) return read;
    const found = [coded('notification-changed')];
    throw new TestimonyError('not-ready', { subject: view.title, found });
  };
  const { view, known } = engine.session.read(look);
  const sheet = engine.session.read((db) => requireScreening(db, screeningId));
  const { caseId, personId } = sheet;
  // resources/consent/purposes.json says of the one that it needs no consent, of the other that nothing else will do.
  const kind = variant === 'named' ? 'named-notification' : 'duty-to-notify';
  const permit = permitToLeave(engine, {
    kind: 'notification',
    ground: 'case',
    subject: screeningId,
    title: view.title,
    mode: sheet.signedAt === null ? 'draft' : 'locked',
    released: input.released,
    leaving: {
      kind,
      caseId,
      personId,
      recipient,
      items: [],
      ...NO_DECISION,
    },
  });
  const goes = view.lines.filter((line) => input.read.includes(line.question));
  const left = view.lines.length - goes.length;
  job.report({ step: 'writing' });
  const now = engine.clock.now();
  const say = paperWords(engine.resources);
  // Without the name there is nothing of it that two offices recorded.
  const open =
    variant === 'named'
      ? engine.session.read((db) =>
          undecidedOnPaper(
            engine,
            db,
            caseId,
            goes.map(({ text }) => text),
          ),
        )
      : [];
  const printed = [
    ['Prepared', formatDay(now)],
    ['Source', `${view.source}. To be checked before it is relied on.`],
  ] as const;
  const label = [view.label, ...open.map(say)].join(' ');
  const bytes = typesetFieldSheet(engine.resources.folder, {
    title: view.title,
    label,
    facts: printed,
    fields: goes.map(({ title, text, beside }) => ({
      title,
      text: beside === null ? text : `${text}\n${say(beside)}`,
    })),
    createdAt: now,
  });
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: view.title });
  const wanted = safeFileName(`${view.title}.pdf`, 'report.pdf');
  await requireSilent({ view: { ...view, label }, facts: printed, goes, known, bytes, fileName: wanted });
  const facts = { body, variant, fields: goes.length, left, takenOut: leaveOut.length };
  const purpose = leavesUnder(engine.resources, kind, '')[0]?.title ?? '';
  const written = await writeOut(engine, permit, {
    folder,
    bytes,
    wanted,
    note: { action: 'notification.exported', subject: screeningId, facts },
    release: { caseId, screeningId, kind: 'notification', title: view.title, to: recipient, purpose },
    stillGoes: (tx) => void look(tx),
  });
  return { ...written, left };
}

// What is released is searched once more, as it will be read: the pages of the finished file, what it says about itself,
// and its name. What the case knows to say who somebody is must be in none of them.

interface Released {
  readonly view: NotificationView;
  /** What the program writes on it beside the fields. */
  readonly facts: readonly (readonly [string, string])[];
  /** The fields that somebody released. */
  readonly goes: readonly NotificationLine[];
  readonly known: readonly Identifier[];
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** Shorter ones are met in page numbers and small words; they came out of the texts by the same rule. */
const SHORTEST = 3;

/** Throws `not-ready`, naming what was found and where. */
export async function requireSilent({ view, facts, goes, known, bytes, fileName }: Released): Promise<void> {
  // Words of the form and of the program, and a name that goes because the person agrees to it.
  const meant = [
    view.title,
    view.label,
    ...facts.flat(),
    ...goes.flatMap(({ kind, title, text }) => (kind === 'text' ? [title] : [title, text])),
  ].join('\n');
  const sought = known.filter(
    (one) => one.takeOut && one.text.length >= SHORTEST && knownIn(meant, [one]).length === 0,
  );
  const { pages, about } = await wordsInPdf(bytes);
  const found = (
    [
      ['pages', pages],
      ['about', about],
      ['name', fileName],
    ] as const
  ).flatMap(([where, text]) => knownIn(text, sought).map((one) => ({ where, text: one.text })));
  if (found.length === 0) return;
  throw new TestimonyError('not-ready', {
    subject: view.title,
    found: found.map((one) => coded('notification-still-says', one)),
  });
}

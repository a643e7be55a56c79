/**
 * @file A blank consent sheet to go through and sign, a line for every purpose in plain words; and the privacy notice that is
 * given beside it. Neither holds anything about anybody.
 */
import { join } from 'node:path';
import * as z from 'zod';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { NOTICE_FIELDS, type NoticeFields } from '../../contract/record-paper.ts';
import type { Nation } from '../../core/dates/working-days.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { type BlankQuestion, typesetBlankForm } from '../../documents/blank-form.ts';
import type { ReadDb } from '../../vault/db.ts';
import { readNotice, writeNotice } from '../../vault/queries/vault-rules.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { paperWords, type Say } from '../resources/paper-words.ts';
import { loadPurposes, readData, whyApart } from '../resources/vocabulary.ts';
import { permitToLeave } from './permit.ts';
import { safeFileName } from './safe-name.ts';
import { writeOut } from './write-out.ts';

const ID = 'consent-sheet';
const NOTICE = 'privacy-notice';
const HEAD = ['controller', 'reference', 'explained-by', 'on', 'language', 'interpreter'] as const;
const CHOICES = ['yes', 'no', 'not-now'] as const;
const CELLS = ['only-if', 'for-whom', 'until'] as const;
const SIGNERS = ['person-agrees', 'interpreter', 'explained'] as const;

/** Throws missing-letters, read-only, disk-full, cancelled; `not-ready` for a notice that lacks a field. */
export async function consentPaper(
  engine: Engine,
  input: CheckedInput<'consentPaper'>,
  job: Job,
): Promise<CallOutput<'consentPaper'>> {
  if (input.paper === 'notice') return await noticePaper(engine, input, job);
  const folder = engine.files.resolve(input.folder);
  const say = paperWords(engine.resources);
  const words = (part: Part) => say(coded('paper-consent', { part }));
  const title = words('title');
  const permit = permitToLeave(engine, {
    kind: 'form',
    ground: 'nobodys-data',
    subject: ID,
    title,
    mode: 'locked',
  });
  job.report({ step: 'typesetting' });
  const { controller } = noticeShow(engine);
  const bytes = typesetBlankForm(engine.resources.folder, {
    title,
    version: '',
    createdAt: engine.clock.now(),
    states: [],
    label: `${words('label')} ${say(coded('paper-nation', { nation: input.nation }))}`,
    // Saved for the notice, and the same office.
    head: HEAD.map((head) => ({
      name: say(coded('paper-blank-head', { head })),
      filled: head === 'controller' ? controller : '',
    })),
    pages: [{ title: whyApart(engine.resources), questions: questionsOf(engine, say, input.nation) }],
    // Who signs, signs below the questions.
    after: [{ title: words('where-from'), questions: sourcesOf(engine, say, input.nation) }],
    signatures: SIGNERS.map((signer) => say(coded('paper-signs', { signer }))),
  });
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: title });
  return await writeOut(engine, permit, {
    folder,
    bytes,
    wanted: safeFileName(`${title}.pdf`, 'consent.pdf'),
    release: null,
    note: { action: 'form.printed', subject: ID, facts: {} },
  });
}

const NoticeItem = z.strictObject({
  title: z.string().min(1),
  text: z.string().min(1),
  /** The law it rests on: at the end, so that what a person reads stays plain. */
  basis: z.string().min(1).optional(),
});
const Notice = z.strictObject({
  about: z.string().min(1),
  version: z.iso.date(),
  source: z.string().min(1),
  certainty: z.enum(['H', 'M', 'L']),
  title: z.string().min(1),
  label: z.string().min(1),
  /** What each line at the head is called. */
  head: z.record(z.enum(NOTICE_FIELDS), z.string().min(1)),
  /** Above the bases, at the end. */
  law: z.string().min(1),
  sections: z
    .array(
      z.strictObject({
        title: z.string().min(1),
        items: z.array(NoticeItem).min(1),
      }),
    )
    .min(1),
});

const noticeFields = (db: ReadDb): NoticeFields => ({
  controller: readNotice(db, 'controller'),
  reach: readNotice(db, 'reach'),
  ask: readNotice(db, 'ask'),
  howLong: readNotice(db, 'howLong'),
});

export const noticeShow = ({ session }: Engine): NoticeFields => session.read(noticeFields);

/** What is said of the office itself, for every notice from now on; only what changed is written. */
export function noticeSet(engine: Engine, input: CheckedInput<'noticeSet'>): NoticeFields {
  const { session, clock } = engine;
  const before = session.read(noticeFields);
  const changed = NOTICE_FIELDS.filter((field) => input[field] !== before[field]);
  if (changed.length === 0) return before;
  const stamp = { at: clock.now(), actor: session.actor };
  transact(engine, { action: 'vault.notice-set', subject: session.vaultId, facts: {} }, (tx) => {
    for (const field of changed) writeNotice(tx, field, input[field], stamp);
  });
  return session.read(noticeFields);
}

/** As `consentPaper`. */
async function noticePaper(
  engine: Engine,
  input: CheckedInput<'consentPaper'>,
  job: Job,
): Promise<CallOutput<'consentPaper'>> {
  const folder = engine.files.resolve(input.folder);
  const file = join('consent', 'privacy-notice.json');
  const notice = readData(engine.resources, file, Notice);
  const { title, version, label, head, law, sections, source, certainty: sure } = notice;
  const filled = engine.session.read(noticeFields);
  const blank = NOTICE_FIELDS.filter((field) => filled[field] === '');
  if (blank.length > 0 && !input.byHand) {
    const finding = coded('paper-notice-blank', { fields: blank.map((field) => head[field]) });
    throw new TestimonyError('not-ready', { subject: title, found: [finding] });
  }
  const permit = permitToLeave(engine, {
    kind: 'form',
    ground: 'nobodys-data',
    subject: NOTICE,
    title,
    mode: 'locked',
  });
  job.report({ step: 'typesetting' });
  const say = paperWords(engine.resources);
  const from = say(coded('paper-where-from', { source, sure }));
  const numbered = sections.flatMap((one) => one.items).map((item, index) => ({ item, number: index + 1 }));
  const line = (number: number, called: string, text: string): BlankQuestion => ({
    number,
    title: called,
    about: [text],
    several: false,
    lines: 0,
    choices: [],
    cells: [],
  });
  const bytes = typesetBlankForm(engine.resources.folder, {
    title,
    version,
    label,
    createdAt: engine.clock.now(),
    states: [],
    head: NOTICE_FIELDS.map((field) => ({ name: head[field], filled: filled[field] })),
    pages: [
      ...sections.map((section) => ({
        title: section.title,
        questions: numbered
          .filter(({ item }) => section.items.includes(item))
          .map(({ item, number }) => line(number, item.title, item.text)),
      })),
      {
        title: law,
        questions: [
          ...numbered.flatMap(({ item, number }) =>
            item.basis === undefined ? [] : [line(number, item.title, item.basis)],
          ),
          line(numbered.length + 1, say(coded('paper-consent', { part: 'where-from' })), from),
        ],
      },
    ],
  });
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: title });
  return await writeOut(engine, permit, {
    folder,
    bytes,
    wanted: safeFileName(`${title}.pdf`, 'privacy-notice.pdf'),
    release: null,
    note: { action: 'form.printed', subject: NOTICE, facts: { version } },
  });
}

type Part = 'title' | 'label' | 'where-from' | (typeof CHOICES)[number] | (typeof CELLS)[number];

const questionsOf = (engine: Engine, say: Say, nation: Nation): BlankQuestion[] =>
  loadPurposes(engine.resources).map(({ title, plain, byNation, exports }, index) => {
    const there = byNation?.[nation]?.plain;
    return {
      number: index + 1,
      title,
      about: there === undefined ? [plain] : [plain, there],
      several: false,
      lines: 0,
      choices: CHOICES.map((part) => say(coded('paper-consent', { part }))),
      // For one name alone: where something goes to somebody.
      cells: CELLS.filter((part) => part !== 'for-whom' || exports.length > 0).map((part) =>
        say(coded('paper-consent', { part })),
      ),
    };
  });

/** Where that comes from which is so in one nation: beside the number it stands under. */
const sourcesOf = (engine: Engine, say: Say, nation: Nation): BlankQuestion[] =>
  loadPurposes(engine.resources).flatMap(({ title, byNation }, index) => {
    const there = byNation?.[nation];
    if (there === undefined) return [];
    const { source, certainty: sure } = there;
    const about = [say(coded('paper-where-from', { source, sure }))];
    return [{ number: index + 1, title, about, several: false, lines: 0, choices: [], cells: [] }];
  });

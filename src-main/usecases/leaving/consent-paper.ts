/**
 * @file A blank consent sheet to go through and sign, a line for every purpose in plain words; and the privacy notice that is
 * given beside it. Neither holds anything about anybody.
 */
import { join } from 'node:path';
import * as z from 'zod';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { typesetBlankForm } from '../../documents/blank-form.ts';
import type { Engine } from '../engine/engine.ts';
import { paperWords, type Say } from '../resources/paper-words.ts';
import { loadPurposes, readData, whyApart } from '../resources/vocabulary.ts';
import { permitToLeave } from './permit.ts';
import { safeFileName } from './safe-name.ts';
import { writeOut } from './write-out.ts';

const ID = 'consent-sheet';
const NOTICE = 'privacy-notice';
const HEAD = ['reference', 'explained-by', 'on', 'language', 'interpreter'] as const;
const CHOICES = ['yes', 'no', 'not-now'] as const;
const CELLS = ['for-whom', 'until'] as const;
const SIGNERS = ['person-agrees', 'interpreter', 'explained'] as const;

/** Throws missing-letters, read-only, disk-full, cancelled. */
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
    ...{ kind: 'form', ground: 'nobodys-data', subject: ID, title, mode: 'locked' },
  });
  job.report({ step: 'typesetting' });
  const bytes = typesetBlankForm(engine.resources.folder, {
    ...{ title, version: '', label: words('label'), createdAt: engine.clock.now(), states: [] },
    head: HEAD.map((head) => say(coded('paper-blank-head', { head }))),
    pages: [{ title: whyApart(engine.resources), questions: questionsOf(engine, say) }],
    signatures: SIGNERS.map((signer) => say(coded('paper-signs', { signer }))),
  });
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: title });
  return await writeOut(engine, permit, {
    ...{ folder, bytes, wanted: safeFileName(`${title}.pdf`, 'consent.pdf'), release: null },
    note: { action: 'form.printed', subject: ID, facts: {} },
  });
}

const Notice = z.strictObject({
  about: z.string().min(1),
  version: z.iso.date(),
  source: z.string().min(1),
  certainty: z.enum(['H', 'M', 'L']),
  title: z.string().min(1),
  label: z.string().min(1),
  /** To be filled in by hand: who is responsible, how to reach them, how long. */
  controller: z.array(z.string().min(1)).min(1),
  sections: z
    .array(
      z.strictObject({
        title: z.string().min(1),
        items: z.array(z.strictObject({ title: z.string().min(1), text: z.string().min(1) })).min(1),
      }),
    )
    .min(1),
});

/** As `consentPaper`. */
async function noticePaper(
  engine: Engine,
  input: CheckedInput<'consentPaper'>,
  job: Job,
): Promise<CallOutput<'consentPaper'>> {
  const folder = engine.files.resolve(input.folder);
  const file = join('consent', 'privacy-notice.json');
  const { title, version, label, controller, sections } = readData(engine.resources, file, Notice);
  const permit = permitToLeave(engine, {
    ...{ kind: 'form', ground: 'nobodys-data', subject: NOTICE, title, mode: 'locked' },
  });
  job.report({ step: 'typesetting' });
  let number = 0;
  const bytes = typesetBlankForm(engine.resources.folder, {
    ...{ title, version, label, createdAt: engine.clock.now(), states: [], head: controller },
    pages: sections.map((section) => ({
      title: section.title,
      questions: section.items.map((item) => {
        number += 1;
        const about = [item.text];
        return { number, title: item.title, about, several: false, lines: 0, choices: [], cells: [] };
      }),
    })),
  });
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: title });
  return await writeOut(engine, permit, {
    ...{ folder, bytes, wanted: safeFileName(`${title}.pdf`, 'privacy-notice.pdf'), release: null },
    note: { action: 'form.printed', subject: NOTICE, facts: { version } },
  });
}

type Part = 'title' | 'label' | (typeof CHOICES)[number] | (typeof CELLS)[number];

const questionsOf = (engine: Engine, say: Say) =>
  loadPurposes(engine.resources).map(({ title, plain }, index) => ({
    ...{ number: index + 1, title, about: [plain], several: false, lines: 0 },
    choices: CHOICES.map((part) => say(coded('paper-consent', { part }))),
    cells: CELLS.map((part) => say(coded('paper-consent', { part }))),
  }));

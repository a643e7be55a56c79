/** @file A blank consent sheet to go through and sign: a line for every purpose, in plain words. It holds nothing about anybody. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { typesetBlankForm } from '../../documents/blank-form.ts';
import type { Engine } from '../engine/engine.ts';
import { paperWords, type Say } from '../resources/paper-words.ts';
import { loadPurposes, whyApart } from '../resources/vocabulary.ts';
import { permitToLeave } from './permit.ts';
import { safeFileName } from './safe-name.ts';
import { writeOut } from './write-out.ts';

const ID = 'consent-sheet';
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

type Part = 'title' | 'label' | (typeof CHOICES)[number] | (typeof CELLS)[number];

const questionsOf = (engine: Engine, say: Say) =>
  loadPurposes(engine.resources).map(({ title, plain }, index) => ({
    ...{ number: index + 1, title, about: [plain], several: false, lines: 0 },
    choices: CHOICES.map((part) => say(coded('paper-consent', { part }))),
    cells: CELLS.map((part) => say(coded('paper-consent', { part }))),
  }));

/** @file The blank paper twin of a form, with the numbers of its questions: it holds nothing about anybody. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { type FormQuestion, formText } from '../../core/forms/form-format.ts';
import type { Question } from '../../core/forms/questions.ts';
import { type BlankQuestion, typesetBlankForm } from '../../documents/blank-form.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { requireAnyForm } from '../forms/own-forms.ts';
import { paperWords, type Say } from '../resources/paper-words.ts';
import { permitToLeave } from './permit.ts';
import { safeFileName } from './safe-name.ts';
import { writeOut } from './write-out.ts';

/** No name and no address: a blank sheet that is begun is taken along. */
const HEAD = {
  interview: ['reference', 'held-by', 'on', 'place', 'language', 'interpreter', 'breaks'],
  worksheet: ['reference', 'filled-by', 'on'],
} as const;
const STATES = ['not-asked', 'not-known', 'prefers-not-to-say', 'deferred'] as const;
/** A list of countries or councils is looked up when the notes are keyed in. */
const MOST_BOXES = 30;
const LINES = { text: 1, comment: 6 };

/** Throws not-found, missing-letters, read-only, disk-full, cancelled. */
export async function formPaper(
  engine: Engine,
  input: CheckedInput<'formPaper'>,
  job: Job,
): Promise<CallOutput<'formPaper'>> {
  const folder = engine.files.resolve(input.folder);
  const form = await requireAnyForm(engine, input.formId);
  const { id, version, label, use } = form.file.testimony;
  const title = formText(form.file.title);
  const permit = permitToLeave(engine, {
    kind: 'form',
    ground: 'nobodys-data',
    subject: id,
    title,
    mode: 'locked',
  });
  job.report({ step: 'typesetting' });
  const say = paperWords(engine.resources);
  const bytes = typesetBlankForm(engine.resources.folder, {
    title,
    version,
    label,
    createdAt: engine.clock.now(),
    states: STATES.map((state) => say(coded('paper-no-value', { state }))),
    head: HEAD[use].map((head) => ({ name: say(coded('paper-blank-head', { head })), filled: '' })),
    pages: pagesOf(say, form),
  });
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: title });
  return await writeOut(engine, permit, {
    folder,
    bytes,
    wanted: safeFileName(`${title}, blank.pdf`, 'form.pdf'),
    release: null,
    note: { action: 'form.printed', subject: id, facts: { version } },
  });
}

function pagesOf(say: Say, form: CompiledForm) {
  const numbered = form.questions.map((question, index) => ({ question, number: index + 1 }));
  return form.file.pages.map((page) => ({
    title: formText(page.title),
    questions: numbered
      .filter(({ question }) => question.page === page.name)
      .map(({ question, number }) => blankQuestion(say, question, number)),
  }));
}

function blankQuestion(say: Say, { title, element, conditions }: Question, number: number): BlankQuestion {
  const choices = choicesOf(element);
  const boxes = choices.length > MOST_BOXES ? [] : choices;
  const cells =
    element.type === 'paneldynamic'
      ? [1, 2, 3].flatMap((row) => element.templateElements.map((cell) => `${row}. ${formText(cell.title)}`))
      : [];
  const about = [
    formText(element.description),
    conditions.length === 0 ? '' : say(coded('paper-sometimes-asked')),
  ];
  return {
    number,
    title,
    choices: boxes,
    cells,
    several: element.type === 'checkbox',
    about: about.filter((line) => line !== ''),
    lines: linesFor(element, boxes.length > 0),
  };
}

const choicesOf = (element: FormQuestion): string[] =>
  'choices' in element ? element.choices.map(({ text, value }) => formText(text) || value) : [];

/** Beside boxes there is one for the person's own words. */
function linesFor(element: FormQuestion, hasBoxes: boolean): number {
  if (element.type === 'paneldynamic') return 0;
  if (element.type === 'comment') return LINES.comment;
  return hasBoxes ? LINES.text : LINES.text + 1;
}

/**
 * @file Taking a form in from a workbook: read in a worker, checked like every form, kept in the vault as a new
 * version. Nothing that has begun is touched: interviews keep the version they began with.
 */
import { basename } from 'node:path';
import type { FormImportReport } from '../../contract/forms.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { openFirstFindings } from '../../core/forms/open-first.ts';
import { questionName } from '../../core/forms/question-name.ts';
import type { ImportedForm } from '../../exchange/xlsform/import-xlsform.ts';
import {
  findOwnForm,
  insertOwnForm,
  newestOwnFormVersion,
  setOwnFormListed,
} from '../../vault/queries/own-forms.ts';
import type { Engine } from '../engine/engine.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import { transact } from '../engine/transact.ts';
import { type CompiledForm, compilePinned, formSummary, OWN_FORM_PREFIX } from './compiled-form.ts';
import { loadDataStandard } from './data-standard.ts';
import { loadExpressions } from './expressions.ts';
import { checkForm, requireForm } from './form-library.ts';
import { loadLoadedPhrases } from './loaded-phrases.ts';

type Input = CheckedInput<'formImport'>;

/** Whose safety and consent pages every own interview opens with. */
const OPENING_FROM = 'first-account';
const LAST = 1000;

/**
 * Throws not-found, file-unreadable, empty-file, form-damaged (with what is wrong in it), too-large, took-too-long,
 * bad-input (a language the workbook does not have), cancelled. Nothing is then kept.
 */
export async function formImport(engine: Engine, input: Input, job: Job): Promise<CallOutput<'formImport'>> {
  const path = engine.files.resolve(input.file);
  const fileName = basename(path);
  const opening = input.use === 'interview' ? await openingPages(engine) : [];
  job.report({ step: 'reading' });
  const imported = await engine.formReader.read(
    {
      path,
      fileName,
      language: input.language,
      reserved: namesOn(opening),
      standard: loadDataStandard(engine.resources),
    },
    job.signal,
  );
  const { source } = imported;
  const formId =
    OWN_FORM_PREFIX +
    (questionName(imported.formId || fileName.replace(/\.[^.]*$/, '')) || 'form').slice(0, 70);
  const content = fingerprint({
    use: input.use,
    title: imported.title,
    pages: imported.pages,
    opening,
    source,
  });
  const { newest, listed } = engine.session.read((db) => ({
    newest: newestOwnFormVersion(db, formId),
    listed: findOwnForm(db, formId),
  }));
  if (listed?.contentSha256 === content) {
    const kept = compilePinned(listed.sha256, listed.definition);
    return { form: formSummary(kept), report: asking(engine, imported, kept), added: false };
  }
  const form = await checked(
    engine,
    definitionOf(engine, imported, { ...input, formId, fileName, opening }, newest + 1),
  );
  const report = asking(engine, imported, form);
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: fileName });
  if (input.preview) return { form: formSummary(form), report, added: false };
  const { sha256 } = form;
  const note = {
    action: 'form.imported',
    subject: formId,
    facts: { version: newest + 1, sha256, questions: form.questions.length, lines: report.lines.length },
  };
  transact(engine, note, (tx) => {
    if (newestOwnFormVersion(tx, formId) !== newest) {
      throw new TestimonyError('already-exists', { subject: formId, detail: 'imported at the same moment' });
    }
    insertOwnForm(tx, {
      formId,
      version: newest + 1,
      title: imported.title,
      sha256,
      contentSha256: content,
      definition: JSON.stringify(form.definition),
      source: JSON.stringify(source),
      report: JSON.stringify(report),
      importedAt: engine.clock.now(),
      importedBy: engine.session.actor,
    });
    setOwnFormListed(tx, formId, true);
  });
  return { form: formSummary(form), report, added: true };
}

/** How its own questions ask: to be looked at, and never a reason to turn the form away. */
function asking(engine: Engine, { report }: ImportedForm, form: CompiledForm): FormImportReport {
  const pages = form.file.pages.filter((page) => page.testimony.part === 'interview');
  const found = openFirstFindings({ ...form.file, pages }, loadLoadedPhrases(engine.resources));
  // The section says it once for all its lists.
  return { ...report, asking: found.filter(({ code }) => code !== 'form-list-before-narrative') };
}

type Page = Readonly<Record<string, unknown>>;

/** The program's own safety and consent pages: nobody is interviewed without them. */
async function openingPages(engine: Engine): Promise<Page[]> {
  const { definition } = await requireForm(engine.resources, OPENING_FROM);
  const pages = (definition as { pages: (Page & { testimony?: { part?: string } })[] }).pages;
  return pages.filter((page) => ['safety', 'consent'].includes(page.testimony?.part ?? ''));
}

function namesOn(pages: readonly Page[]): string[] {
  return pages.flatMap((page) => [
    page.name as string,
    ...(page.elements as { name: string }[]).map((element) => element.name),
  ]);
}

function definitionOf(
  engine: Engine,
  imported: ImportedForm,
  about: { formId: string; fileName: string; use: Input['use']; opening: readonly Page[] },
  version: number,
): Readonly<Record<string, unknown>> {
  const stated = imported.version === '' ? '' : `, its version ${imported.version.slice(0, 60)}`;
  return {
    title: imported.title,
    description: `Own form, from ${about.fileName}${stated}.`,
    testimony: {
      id: about.formId,
      version: String(version),
      source: `${about.fileName}${stated}`,
      certainty: 'C',
      label: `Own form, brought along by ${engine.session.actor} on ${formatDay(engine.clock.today())}. Nobody outside checked its questions. It decides nothing about a person.`,
      use: about.use,
      order: LAST,
    },
    pages: [...about.opening, ...imported.pages],
  };
}

/** Like every form of the program, down to the last condition. */
async function checked(engine: Engine, definition: unknown): Promise<CompiledForm> {
  const form = checkForm(engine.resources, definition, await loadExpressions());
  if (!('found' in form)) return form;
  throw new TestimonyError('form-damaged', { found: form.found.slice(0, 50) });
}

/**
 * @file From a workbook to a form as it is kept: laid out, checked like every form and written down. Runs in the worker that reads
 * forms: of a large one this is seconds of work, in which whoever holds the vault answers others.
 */

import { join } from 'node:path';
import * as z from 'zod';
import type { FormImportReport } from '../../contract/forms.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { Certainty } from '../../core/forms/form-format.ts';
import { type LoadedPhrase, openFirstFindings } from '../../core/forms/open-first.ts';
import { questionName } from '../../core/forms/question-name.ts';
import { type ImportedForm, importXlsForm } from '../../exchange/xlsform/import-xlsform.ts';
import { FORM_LIMITS, tooLargeToKeep } from '../../exchange/xlsform/limits.ts';
import type { FormRequest, ReadForm } from '../../exchange/xlsform/reader.ts';
import type { DataStandard } from '../../exchange/xlsform/standard.ts';
import type { Workbook } from '../../exchange/xlsform/workbook.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import type { Resources } from '../resources/resources.ts';
import { loadFacts, readData } from '../resources/vocabulary.ts';
import { type CompiledForm, formSummary, OWN_FORM_PREFIX } from './compiled-form.ts';
import { loadExpressions } from './expressions.ts';
import { checkForm, codeChoices, requireForm } from './form-library.ts';

/** The data standard that imported forms are held beside. */
const FILE = join('standards', 'htcds.json');
const StandardFile = z.object({
  title: z.string().min(1),
  version: z.string().min(1),
  prefixes: z.array(z.string().min(1)),
  fields: z.array(
    z.object({
      name: z.string().min(1),
      kind: z.enum(['text', 'single', 'multiple', 'date', 'number', 'checkbox', 'place']),
      values: z.array(z.string()),
    }),
  ),
  /**
   * Fields that ask what a fact of resources/facts holds. `values`: the field's values as the fact's; `codes`: those
   * of a list in resources/codes, by code or by name; `takes`: the fact takes the words, or one of several.
   */
  tellOnce: z
    .array(
      z.strictObject({
        field: z.string().min(1),
        fact: z.string().min(1),
        values: z.record(z.string(), z.string()).optional(),
        codes: z.string().optional(),
        takes: z.enum(['words', 'one']).optional(),
      }),
    )
    .default([]),
});

/** Throws `form-damaged` naming the file, and the fact it names that there is not. */
export function loadDataStandard(resources: Resources): DataStandard {
  const { tellOnce, ...standard } = readData(resources, FILE, StandardFile);
  const titles = new Map(loadFacts(resources).map((fact) => [fact.key, fact.title]));
  return {
    ...standard,
    tellOnce: tellOnce.map(({ field, fact, values, codes, takes }) => {
      const title = titles.get(fact);
      if (title === undefined || !standard.fields.some((one) => one.name === field)) {
        const detail = `tellOnce: there is no ${title === undefined ? `fact "${fact}"` : `field "${field}"`}`;
        throw new TestimonyError('form-damaged', { subject: FILE, detail });
      }
      return {
        field,
        fact,
        title,
        values: codes === undefined ? values : codesAsValues(resources, codes),
        takes,
      };
    }),
  };
}

/** A list as its codes and names, each leading to its code. */
function codesAsValues(resources: Resources, list: string): Record<string, string> {
  const choices = codeChoices(resources, list);
  return Object.fromEntries(
    choices.flatMap(({ value, text }) => [
      [value, value],
      [text, value],
    ]),
  );
}

/** Wording that takes for granted what nobody has said, as data. */
const line = z.string().min(1);
const PhrasesFile = z.strictObject({
  about: line,
  source: line,
  certainty: Certainty,
  phrases: z.array(z.strictObject({ phrase: line, why: line })).min(1),
});

/** Throws `form-damaged` naming the file. */
export const loadLoadedPhrases = (resources: Resources): readonly LoadedPhrase[] =>
  readData(resources, join('rules', 'loaded-phrases.json'), PhrasesFile).phrases;

/** Whose safety and consent pages every own interview opens with. */
const OPENING_FROM = 'first-account';
const LAST = 1000;
/** Of what is wrong in it. */
const MOST_FOUND = 50;

type About = Omit<FormRequest, 'path'>;

/** Throws form-damaged (with what is wrong in it), too-large, bad-input (a language the workbook does not have). */
export async function readForm(resources: Resources, workbook: Workbook, about: About): Promise<ReadForm> {
  const opening = about.use === 'interview' ? await openingPages(resources) : [];
  const imported = importXlsForm(workbook, {
    fileName: about.fileName,
    language: about.language,
    reserved: namesOn(opening),
    standard: loadDataStandard(resources),
  });
  const { title, pages, source } = imported;
  const stated = imported.formId || about.fileName.replace(/\.[^.]*$/, '');
  const formId = OWN_FORM_PREFIX + (questionName(stated) || 'form').slice(0, 70);
  const version = (about.versions.get(formId) ?? 0) + 1;
  const raw = definitionOf(imported, about, { formId, version, opening });
  const written = { definition: JSON.stringify(raw), source: JSON.stringify(source) };
  // Before it is looked at more closely, which takes longest.
  requireKeepable(Object.values(written));
  const form = await checked(resources, raw);
  const report = JSON.stringify(asking(resources, imported, form));
  requireKeepable([...Object.values(written), report]);
  return {
    formId,
    title,
    version,
    ...written,
    report,
    sha256: form.sha256,
    contentSha256: fingerprint({ use: about.use, title, pages, opening, source }),
    summary: formSummary(form),
  };
}

/** In one piece it is written, with every seal, before anybody else is answered. */
function requireKeepable(texts: readonly string[]): void {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > FORM_LIMITS.keptBytes) throw tooLargeToKeep();
}

/** How its own questions ask: to be looked at, and never a reason to turn the form away. */
function asking(resources: Resources, { report }: ImportedForm, form: CompiledForm): FormImportReport {
  const pages = form.file.pages.filter((page) => page.testimony.part === 'interview');
  const found = openFirstFindings({ ...form.file, pages }, loadLoadedPhrases(resources));
  // The section says it once for all its lists.
  return { ...report, asking: found.filter(({ code }) => code !== 'form-list-before-narrative') };
}

type Page = Readonly<Record<string, unknown>>;

/** The program's own safety and consent pages: nobody is interviewed without them. */
async function openingPages(resources: Resources): Promise<Page[]> {
  const { definition } = await requireForm(resources, OPENING_FROM);
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
  { title, version: said, pages }: ImportedForm,
  { fileName, use, broughtBy, day }: About,
  { formId, version, opening }: { formId: string; version: number; opening: readonly Page[] },
): Readonly<Record<string, unknown>> {
  const stated = said === '' ? '' : `, its version ${said.slice(0, 60)}`;
  return {
    title,
    description: `Own form, from ${fileName}${stated}.`,
    testimony: {
      id: formId,
      version: String(version),
      source: `${fileName}${stated}`,
      certainty: 'C',
      label: `Own form, brought along by ${broughtBy} on ${day}. Nobody outside checked its questions. It decides nothing about a person.`,
      use,
      order: LAST,
    },
    pages: [...opening, ...pages],
  };
}

/** Like every form of the program, down to the last condition. */
async function checked(resources: Resources, definition: unknown): Promise<CompiledForm> {
  const form = checkForm(resources, definition, await loadExpressions());
  if (!('found' in form)) return form;
  throw new TestimonyError('form-damaged', { found: form.found.slice(0, MOST_FOUND) });
}

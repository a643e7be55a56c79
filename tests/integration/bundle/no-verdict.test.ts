/**
 * What is printed for a court does not depend on what a person answered: bundles of two cases that differ only in
 * answers that say the opposite of each other, read back, are the same. What a template may print stands here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFormLibrary } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { BundleCase } from '../../support/bundle-case.ts';
import { flowOf, infoOf } from '../../support/pdf-tools.ts';
import { extremeAnswers } from '../../support/verdict/answer-sets.ts';
import { verdictsIn, withoutStrings, wordsOf } from '../../support/verdict/lexicon.ts';

const resources = findResources();
const { forms } = await loadFormLibrary(resources);

/** Templates and what they print. A new one is read here first: does it print answers? Then hold them to this test. */
const TEMPLATES = {
  'answers.typ': 'how answers stand on a page: no words',
  'blank-form.typ': 'a form to be written on by hand: no answers',
  'bundle-sheets.typ': 'sheets before sections and exhibits, and exhibit marks: no answers',
  'chronology.typ':
    'dated things with their sources; its words are codes, in findings-chronology.json: tests/integration/contact/chronology.test.ts',
  'field-sheet.typ': 'answers on paper: tests/integration/worksheets/paper-prints-no-verdict.test.ts',
  'figures.typ':
    'how many people of which kinds, none of them by itself; its words: resources/figures/figures.json',
  'form-answers.typ': 'no words of its own: answers of somebody else’s form, as they were typed',
  'front-matter.typ': 'cover and index of a bundle: no answers',
  'house.typ': 'the look they share: no words',
  'laid-out.typ': 'a text document that came in, as it was written',
  'log.typ': 'entries of the log, in the words of log.json: tests/unit/renderer/words.test.ts',
  'one-picture.typ': 'one picture, set to see whether it can be: no words',
  'pack.typ':
    'a pack for one reader; its words are codes, in findings-packs.json, and profiles: tests/unit/core/recipient-profiles.test.ts',
  'plain-text.typ': 'a text file that came in as evidence, as it is',
  'public-key.typ':
    'the key of a vault that cases are sent to, for whoever sends them: no answers, nothing of a case',
  'record.typ':
    'a record on paper; its words are codes, in findings-papers.json: tests/integration/interviews/record-paper.test.ts',
  'rendered.typ':
    'a mail, a conversation or a document that came in, as it is, and slips; its words: resources/locales/en/rendered.json',
  'table.typ': 'a spreadsheet that came in, as it is; its words: resources/locales/en/rendered.json',
  'transcript.typ':
    'what was written down of a recording, as it is; its words: resources/locales/en/rendered.json',
  'erasure-certificate.typ': 'how much was erased, when and by whom: no answers, nothing of a case',
  'recovery-share.typ': 'a share of the key to a vault, for whoever keeps it: no answers, nothing of a case',
};
const PAPER = { title: 'Letter of the landlord', section: 'Letters', text: 'The rent is due.' };
const OVERRIDE = 'Ordered by the court on 3 November';
const NAMES = ['R v Example: trial bundle', 'LH-2026-014', PAPER.title, PAPER.section, PAPER.text];
/** Everything else on the pages of a bundle. */
const FRAME = new Set(
  wordsOf(`
    Our reference. Index. Exhibit. Document. Date. Page. Undated. Pages, numbered to. Documents in section A. Prepared Nov.
    Every page carries its number at the bottom right; PDF readers show the same.
    Each line of the index, and each bookmark, leads to its page.
  `),
);

/** Every form filled, at one end of every answer; then the bundle, let out with a reason. */
async function bundleAfter(end: 0 | 1): Promise<{ words: string; title: string | undefined }> {
  const made = await BundleCase.open([PAPER]);
  const { caseId } = made;
  for (const [formId, form] of forms) {
    if (form.file.testimony.for?.nations?.includes('england-wales') === false) continue;
    // Of somebody else each time: what one form is told, an age above all, may close the next.
    const { id: personId } = await made.call('personAdd', { caseId, role: 'survivor', name: 'Maria' });
    const { id: screeningId } = await made.call('screeningStart', { caseId, personId, formId });
    await made.call('screeningAnswer', { screeningId, answers: extremeAnswers(form.file, end) });
    await made.call('consentRecord', { personId, purpose: 'court-papers', status: 'refused' });
  }
  const { id } = await made.bundle({ heading: {} });
  await made.build(id, undefined, OVERRIDE);
  const file = made.left().find((name) => name.endsWith('.pdf')) ?? '';
  const pdf = readFileSync(join(made.out, file));
  return { words: flowOf(pdf), title: infoOf(pdf).Title };
}

describe('a bundle', () => {
  let one: Awaited<ReturnType<typeof bundleAfter>>;
  let other: typeof one;
  beforeAll(async () => {
    one = await bundleAfter(0);
    other = await bundleAfter(1);
  });

  it('says the same whatever was answered', () => {
    expect(one.words).not.toContain(OVERRIDE);
    expect(other).toEqual(one);
  });

  it('is made of the titles it was given and of words that judge nobody', () => {
    const ours = withoutStrings(one.words, NAMES);
    expect(verdictsIn(ours)).toEqual([]);
    expect(wordsOf(ours).filter((word) => !FRAME.has(word))).toEqual([]);
  });
});

it('every template is one that was read for this', () => {
  const templates = readdirSync(join(resources.folder, 'templates')).filter((name) => name.endsWith('.typ'));
  expect(templates.sort()).toEqual(Object.keys(TEMPLATES).sort());
});

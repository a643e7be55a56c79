/** What the official form turns away is not carried onto the preparation sheet, and files named there are looked at. */

import { beforeAll, describe, expect, it } from 'vitest';
import { exhibitFinding } from '../../../src-main/core/answers/exhibit-limits.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { requireForm } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { refusal, said } from '../../support/said.ts';

let work: EngineAtWork;
let sheet: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const { id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria' });
  const interview = await work.do('screeningStart', { caseId, personId, formId: 'screening-interview' });
  const told = {
    'in-uk': 'uk-and-overseas',
    country: 'GB',
    'means-of-contact': ['email'],
    email: 'ask my sister',
  };
  const answers = [
    ...openingAnswers(),
    ...Object.entries(told).map(([question, value]) => ({ question, state: 'answered' as const, value })),
  ];
  await work.do('screeningAnswer', { screeningId: interview.id, answers });
  sheet = (await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  for (const [name, title, exhibitRef] of [
    ['ticket.txt', 'Bus ticket', 'RA/1'],
    ['letter.txt', '', ''],
  ] as const) {
    await work.do('evidenceAdd', { caseId, file: work.pick(name, `A ${name}, 14 June`), title, exhibitRef });
  }
});
const documents = (...names: string[]) =>
  work.do('screeningAnswer', {
    screeningId: sheet,
    answers: [{ question: 'upload-file', state: 'answered', value: names.map((document) => ({ document })) }],
  });

describe('what was told but does not fit the official form', () => {
  it('is shown, not carried over, and stands in the way of nothing else', async () => {
    await work.do('screeningAnswer', {
      screeningId: sheet,
      answers: [
        { question: 'pv-under-age', state: 'answered', value: 'no' },
        { question: 'pv-want-to-submit-nrm', state: 'answered', value: 'yes' },
        { question: 'who-contact', state: 'answered', value: 'potential-victim' },
      ],
    });
    const { carried } = await work.do('screeningCarryOver', { screeningId: sheet });
    expect(carried).toBeGreaterThan(1);
    const { answers, known } = await work.do('screeningShow', { screeningId: sheet });
    const told = new Map(answers.map((one) => [one.question, one.value]));
    expect(told.get('where-exploitation-happened')).toBe('uk-and-overseas');
    expect(told.get('pv-contact-details')).toEqual(['email']);
    for (const name of ['where-exploitation-happened-overseas-country-1', 'pv-contact-details-email-input']) {
      expect(told.has(name), name).toBe(false);
      expect(known.find((one) => one.question === name)?.value, name).toBe(null);
    }
    expect(known.find((one) => one.question === 'pv-contact-details-email-input')?.text).toBe(
      'ask my sister',
    );
  });

  it('is turned away with the form’s reason, and nothing of it is saved', async () => {
    const answers = [
      { question: 'pv-contact-details-email-input', state: 'answered' as const, value: 'not an email' },
    ];
    expect(await refusal(work.do('screeningAnswer', { screeningId: sheet, answers }))).toMatchObject({
      code: 'answer-not-allowed',
      subject: 'pv-contact-details-email-input',
      findings: [expect.stringContaining('e-mail address')],
    });
  });
});

describe('documents to go with a referral', () => {
  it('may be exhibits by mark, title or file name, whose kind is looked at, or anything else in words', async () => {
    for (const name of ['RA/1', 'bus ticket', 'RA/1 Bus ticket', 'letter.txt'])
      expect(await refusal(documents('Passport', name)), name).toMatchObject({
        code: 'answer-not-allowed',
        findings: [
          `upload-file: Row 2: ${name} is a file ending in .txt; the form takes .jpg, .jpeg, .png, .pdf, .doc, .docx. Name the copy that goes: ${name}, PDF copy.`,
        ],
      });
    expect(await refusal(documents('video.mp4'))).toMatchObject({
      findings: [expect.stringContaining('.mp4')],
    });
    expect(await documents('RA/1, PDF copy', 'Contract from 2019', 'scan.PDF', 'letter no. 3')).toMatchObject(
      { saved: 1 },
    );
  });

  it('are less than 25 MB each', async () => {
    const form = await requireForm(findResources(), 'nrm-preparation');
    const { element } = form.byName.get('upload-file')!;
    const saidOf = (byteSize: number) => {
      const exhibit = { exhibitRef: 'RA/2', title: '', originalName: 'scan.pdf', byteSize };
      const found = exhibitFinding(element, [{ document: 'RA/2' }], [exhibit]);
      return found && said(found);
    };
    expect(saidOf(24_999_999)).toBe(null);
    expect(saidOf(25_000_000)).toBe(
      'Row 1: RA/2 has 25 MB; the form takes files of less than 25 MB. Name the copy that goes: RA/2, smaller copy.',
    );
    expect(saidOf(31_210_000)).toContain('31.3 MB');
  });
});

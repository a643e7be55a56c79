/**
 * Every record of everybody, and every blank twin, read back as tools of others read them: each answer once and in the
 * order of the form, tagged, fonts in the file, and nothing over an edge with an answer of 15,000 characters.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../../src-main/core/forms/questions.ts';
import type { PersonId } from '../../src-main/core/ids.ts';
import { staysApart } from '../../src-main/core/interviews/kept-apart.ts';
import { isKeptBack } from '../../src-main/core/withholding/off-paper.ts';
import type { CompiledForm } from '../../src-main/usecases/forms/compiled-form.ts';
import { loadFormLibrary } from '../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../src-main/usecases/resources/resources.ts';
import { type EngineAtWork, engineAtWork } from '../support/engine.ts';
import { openingAnswers } from '../support/interview.ts';
import { checkWithQpdf, flowOf, fontsOf, infoOf, wordsOf, writtenOf } from '../support/pdf-tools.ts';
import { temporaryFolder } from '../support/vault.ts';

/** Whom every profile for an agency may be made for: one is for a council’s services for children, and is held for others. */
const READER = 'Children’s services of a council';

/** A4 in points. */
const [WIDE, HIGH] = [595, 842];
const GROWN = { birthDate: { value: '1994-03-02', qualifier: 'exact' as const } };
/** In whose words; what is written is found letter by letter. */
const PEOPLE = {
  adult: { name: 'Ilinca Ardelean', words: 'She counted the doors', ...GROWN },
  child: {
    name: 'Bao Tran',
    words: 'He waited by the gate',
    birthDate: { value: '2013-05-05', qualifier: 'exact' as const },
  },
  'not sure of their age': { name: 'Kofi Mensah', words: 'They took the papers' },
  'who writes in Arabic': { name: 'ليلى حداد', words: 'قالت لي إن العمل سهل', ...GROWN },
  'who writes in Vietnamese': { name: 'Nguyễn Thị Hồng Ánh', words: 'Chị ấy nói em sẽ có phòng', ...GROWN },
} as const;
type Who = keyof typeof PEOPLE;

let at: EngineAtWork;
let forms: ReadonlyMap<string, CompiledForm>;
const ids = {} as Record<Who, PersonId>;
beforeAll(async () => {
  at = await engineAtWork();
  forms = (await loadFormLibrary(findResources())).forms;
  for (const [who, { words: _words, ...about }] of Object.entries(PEOPLE)) {
    const { id } = await at.do('personAdd', { caseId: at.caseId, role: 'survivor', ...about });
    ids[who as Who] = id;
    for (const purpose of ['court-papers', 'nrm-referral', 'support-services', 'police'])
      await at.do('consentRecord', { personId: id, purpose, status: 'given' });
  }
});
afterAll(() => at.engine.close());

/**
 * A number in letters of the script that the words are in: digits between right-to-left letters are moved about. Two of
 * ج ح خ in a row stand over each other, and pdftotext counts them once: they are in no number.
 */
const LETTERS = { latin: 'bcdfghjkmn', arabic: 'بتثدذرزسشف' };
const inLetters = (number: number, words: string) =>
  [...String(number)]
    .map((digit) => (/\p{Script=Arabic}/u.test(words) ? LETTERS.arabic : LETTERS.latin)[Number(digit)])
    .join('');

const filler = (words: string) =>
  /\p{Script=Arabic}/u.test(words) ? 'وتمضي الحكاية كلمة بعد كلمة. ' : 'Word by word it goes on. ';

/** What can be written into freely and whoever fills it in; the first long box holds 15,000 characters, or what it takes. */
function written(form: CompiledForm, words: string, from: number) {
  const opening = new Set(openingAnswers().map(({ question }) => question));
  let long = true;
  return form.questions
    .filter(({ name, element, conditions }) => {
      const isText =
        element.type === 'comment' || (element.type === 'text' && element.inputType === undefined);
      return isText && conditions.length === 0 && !opening.has(name);
    })
    .slice(0, 40)
    .map((question, index) => {
      const { element, name } = question;
      const most = 'maxLength' in element && element.maxLength !== undefined ? element.maxLength : 15_000;
      const [start, end] = [from, from + 500].map((one) => `${words} ${inLetters(one + index, words)}`) as [
        string,
        string,
      ];
      const isLong = long && element.type === 'comment' && most > 2000;
      if (isLong) long = false;
      const room = Math.min(most, 15_000) - start.length - end.length - 2;
      const value = isLong ? `${start}. ${filler(words).repeat(room / filler(words).length)}${end}` : start;
      // By its last word: the sentence it ends may go on over a page, with the head of the next between.
      return {
        question,
        name,
        value,
        found: isLong ? [start, inLetters(from + 500 + index, words)] : [start],
      };
    });
}

/** Not how they are reached, and not what is to stay with whoever wrote it down. */
const goesOut = (question: Question) =>
  !isKeptBack(question) && !staysApart(question, { isSaid: true, mayKnowMade: true });

const whole = (said: string) => new RegExp(`${said}(?!\\p{L})`, 'gu');

describe.each(Object.entries(PEOPLE))('a person %s', (who, { words }) => {
  it('has every record on paper: each answer once, in order, tagged, and nothing over an edge', async () => {
    const personId = ids[who as Who];
    const { offered } = await at.do('formOffers', { personId });
    expect(offered.length).toBeGreaterThan(4);
    for (const [place, formId] of offered.entries()) {
      const form = forms.get(formId);
      if (form === undefined) throw new Error(formId);
      const answers = written(form, words, (place + 1) * 1000);
      const isInterview = form.file.testimony.use === 'interview';
      const { id: screeningId } = await at.do('screeningRecord', {
        caseId: at.caseId,
        personId,
        formId,
        readBack: isInterview ? 'Read back whole.' : null,
        answers: [
          ...(isInterview ? openingAnswers() : []),
          ...answers.map(({ name, value }) => ({ question: name, state: 'answered' as const, value })),
        ],
      });
      const folder = temporaryFolder();
      const { fileName } = await at.do('recordExport', { screeningId, folder: at.pickFolder(folder) });
      const pdf = readFileSync(join(folder, fileName));
      readsBack(
        pdf,
        answers.filter(({ question }) => goesOut(question)).flatMap(({ found }) => found),
        formId,
      );
    }
  });
});

/** Packs are made from the records above; of a child there is no interview, and what is made from one says so. */
const NOT_THERE: Partial<Record<Who, readonly string[]>> = { child: ['first-account', 'interview-record'] };

describe.each(Object.keys(PEOPLE) as Who[])('a person %s', (who) => {
  it('has every pack that is for them: what the preview shows, in its order, tagged, nothing over an edge', async () => {
    const personId = ids[who];
    const { profiles } = await at.do('packProfiles', { personId });
    const fit = profiles.filter((one) => one.whyNot === null && one.route === 'pack');
    expect(fit.length).toBeGreaterThan(4);
    const refused: string[] = [];
    for (const { id: profileId, to } of fit) {
      const chosen = { personId, profileId, recipient: to === 'agency' ? READER : '' };
      const preview = await at.do('packPreview', chosen).catch((thrown: { code: string }) => thrown.code);
      if (typeof preview === 'string') {
        refused.push(profileId);
        continue;
      }
      const folder = temporaryFolder();
      const given = { seen: preview.sha256, folder: at.pickFolder(folder) };
      expect([profileId, preview.consent.missing]).toEqual([profileId, []]);
      const { fileName } = await at.do('packBuild', { ...chosen, ...given });
      const pdf = readFileSync(join(folder, fileName));
      readsBack(pdf, [], profileId);
      const text = flowOf(pdf);
      const lines = preview.parts.flatMap((part) => part.lines.flatMap((line) => line.said));
      let from = 0;
      for (const line of lines.flatMap((said) => said.split('\n'))) {
        const all = line.normalize('NFKC').replace(/\s+/g, ' ').trim().slice(0, 60);
        const arabic = /[\p{Script=Arabic} ]{8,40}/u.exec(all)?.[0].trim();
        const wanted = arabic ?? all;
        const found = text.indexOf(wanted, arabic === undefined ? from : 0);
        expect([profileId, wanted, found >= 0]).toEqual([profileId, wanted, true]);
        if (arabic === undefined) from = found;
      }
    }
    expect(refused).toEqual(NOT_THERE[who] ?? []);
  });
});

function readsBack(pdf: Buffer, answers: readonly string[], of: string): void {
  const text = flowOf(pdf);
  const words = wordsOf(pdf);
  const missing = answers.filter((said) => text.match(whole(said)) === null);
  expect([of, missing]).toEqual([of, []]);
  for (const said of answers) expect([of, said, text.match(whole(said))?.length]).toEqual([of, said, 1]);
  // By where its last word stands on the pages: tools that read right-to-left rows beside others order them by columns.
  const places = answers.map((said) => {
    const last = said.split(' ').at(-1) ?? '';
    // Word by word, right-to-left letters come as they are seen.
    const forms = [last, [...last].reverse().join('')];
    const word = words.find((one) => forms.includes(one.text.normalize('NFKC').replace(/[.,؛،]/g, '')));
    return (word?.page ?? 0) * HIGH + (word?.yMin ?? 0);
  });
  expect([of, places]).toEqual([of, places.toSorted((a, b) => a - b)]);
  expect(infoOf(pdf).Tagged, of).toBe('yes');
  expect(
    fontsOf(pdf).filter((font) => !font.embedded || !font.unicode),
    of,
  ).toEqual([]);
  const over = words.filter((word) => word.xMin < 0 || word.yMin < 0 || word.xMax > WIDE || word.yMax > HIGH);
  expect(over, of).toEqual([]);
  checkWithQpdf(pdf);
}

it('every form has a blank twin with its numbers: tagged, fonts in it, nothing over an edge', async () => {
  for (const [formId, form] of forms) {
    const folder = temporaryFolder();
    const { fileName } = await at.do('formPaper', { formId, folder: at.pickFolder(folder) });
    const pdf = readFileSync(join(folder, fileName));
    readsBack(pdf, [], formId);
    const text = writtenOf(pdf);
    const last = form.questions.at(-1)?.title.replace(/\s+/g, ' ') ?? '';
    expect(text, formId).toContain(`${form.questions.length} ${last}`);
  }
});

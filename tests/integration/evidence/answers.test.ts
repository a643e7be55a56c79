/** What people typed into forms is on the page as they typed it, whatever its letters and whoever was to draw it. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFBool, PDFDict, PDFDocument, PDFHexString, PDFName, PDFTextField } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { BundleCase } from '../../support/bundle-case.ts';
import { testimony } from '../../support/cli.ts';
import { CORPUS } from '../../support/corpus.ts';
import { bundled, drawn, takeIn } from '../../support/intake.ts';
import { drawing, formWith, pageWith } from '../../support/marked-pdfs.ts';
import { flowOf, fontsOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';

const utf16 = (text: string) =>
  `<FEFF${[...text]
    .flatMap((c) => c.split(''))
    .map((u) => u.charCodeAt(0).toString(16).padStart(4, '0'))
    .join('')}>`;
/** As it comes out of pdftotext: the ellipsis, for one, as three dots. */
const read = (text: string) => text.normalize('NFKC');

const ANSWERS = [
  'She didn’t “leave” – not then — …',
  'Łukasz Wiśniewski',
  'Nguyễn Thị Ngọc Ánh',
  'محمد عبد الله',
  '• first, ‘second’',
  'ኣስመራ ገብረእግዚኣብሄር',
];
const field = (answer: string, at: number, extra = '') =>
  `/Subtype /Widget /FT /Tx /T (f${at}) /V ${utf16(answer)} /F 4 /Rect [72 ${at} 372 ${at + 22}] /DA (/Helv 11 Tf 0 g) ${extra}`;

describe('answers are on the page as they were typed', () => {
  it.each(['', '/NeedAppearances true'])('in any letters, drawn by nobody before (%s)', async (asked) => {
    const original = pageWith(() => ANSWERS.map((answer, i) => field(answer, 700 - 40 * i)), {
      form: formWith(asked),
    });
    const intake = await takeIn(original);
    const text = flowOf(bundled(intake, original));
    for (const answer of ANSWERS) expect(text).toContain(read(answer));
    expect(intake.comments).toEqual([]);
    expect(intake.hidden).toEqual([]);
  });

  it.each([
    ['empty', ''],
    ['without the letters a font did not have', 'BT /F 11 Tf 2 5 Td (ukasz Winiewski) Tj ET'],
  ])('where the drawing that lies there is %s', async (_, old) => {
    const original = pageWith(
      (pdf) => [
        field('Łukasz Wiśniewski', 500, `/AP <</N ${drawing(pdf, 300, 22, `/Tx BMC ${old} EMC`)} 0 R>>`),
      ],
      { form: formWith() },
    );
    const text = flowOf(bundled(await takeIn(original), original));
    expect(text.replace('the page itself', '').trim()).toBe('Łukasz Wiśniewski');
  });

  it('and are not taken for hidden words, though a layer is off and several letters share one drawing', async () => {
    const original = pageWith(() => [field('Nguyễn Thị Ngọc Ánh', 500)], {
      form: formWith(),
      catalog: '/OCProperties <</OCGs [1 0 R] /D <</OFF [1 0 R]>>>>',
    });
    expect((await takeIn(original)).hidden).toEqual([]);
  });

  it('as far as it fits, where a drawing shows another answer and drawings are asked for', async () => {
    const long = 'The reference number is not known to anybody here. '.repeat(8).trim();
    const original = pageWith(
      (pdf) => [
        `/Subtype /Widget /FT /Tx /T (n) /V (${long}) /F 4 /Rect [72 500 102 512] /DA (/Helv 11 Tf 0 g) ` +
          `/AP <</N ${drawing(pdf, 30, 12, '/Tx BMC BT /F 8 Tf 1 3 Td (Old 1) Tj ET EMC')} 0 R>>`,
      ],
      { form: formWith('/NeedAppearances true') },
    );
    const intake = await takeIn(original);
    expect(flowOf(bundled(intake, original))).not.toContain('Old 1');
    expect(intake.comments).toMatchObject([{ page: 1, text: long }]);
  });

  it('but a drawing that shows the answer in its own way stays', async () => {
    const original = pageWith(
      (pdf) => [
        field(
          '1234',
          500,
          `/AP <</N ${drawing(pdf, 300, 22, 'BT /F 11 Tf 2 5 Td (GBP 1,234.00) Tj ET')} 0 R>>`,
        ),
      ],
      { form: formWith() },
    );
    expect(flowOf(bundled(await takeIn(original), original))).toContain('GBP 1,234.00');
  });

  it('in the font of their form, where a drawing names one that only the form has', async () => {
    const original = pageWith(
      (pdf) => {
        const drawing = pdf.add({
          dict: '/Type /XObject /Subtype /Form /BBox [0 0 300 22]',
          data: '/Tx BMC q BT /Own 12 Tf 2 5 Td (Drawn as it was) Tj ET Q EMC',
        });
        return [field('Drawn as it was', 500, `/AP <</N ${drawing} 0 R>>`)];
      },
      {
        form: (fields) =>
          `<</Fields [${fields.map((n) => `${n} 0 R`).join(' ')}] /DR <</Font <</Own <</Type /Font/Subtype /Type1/BaseFont /Times-Italic>>>>>>>>`,
      },
    );
    const intake = await takeIn(original);
    const pdf = bundled(intake, original);
    expect(intake.notes).toEqual([]);
    expect(flowOf(pdf)).toContain('Drawn as it was');
    expect(fontsOf(pdf).map(({ name }) => name)).toContain('Times-Italic');
  });

  it('a long one is set smaller rather than cut off, on its field’s ground and inside its border', async () => {
    const long =
      'Two rooms, six men, one key, and nobody to ask; the door was locked from outside each night';
    const original = pageWith(
      () => [
        field(long, 500, '/MK <</BG [1 1 0] /BC [1 0 0]>> /BS <</W 2>>'),
        field('ab', 400, '/Ff 16777216 /MaxLen 10'),
      ],
      { form: formWith('/NeedAppearances true') },
    );
    const intake = await takeIn(original);
    const pdf = bundled(intake, original);
    expect(flowOf(pdf)).toContain(long);
    const page = await drawn(pdf);
    expect(page.at(370, 842 - 505)).not.toEqual([255, 255, 255]);
    expect(page.at(72, 842 - 511)).toEqual([255, 0, 0]);
    // A letter in each of the first two of ten cells.
    expect(page.dark(74, 842 - 420, 100, 842 - 402)).toBeGreaterThan(0.02);
    expect(page.dark(104, 842 - 420, 130, 842 - 402)).toBeGreaterThan(0.02);
    expect(page.dark(134, 842 - 420, 370, 842 - 402)).toBe(0);
  });

  it('upright where the field is turned with its page', async () => {
    const original = pageWith(
      () => [
        `/Subtype /Widget /FT /Tx /T (n) /V ${utf16('Wiśniewski')} /F 4 /Rect [100 200 124 400] /MK <</R 90>>`,
      ],
      { page: '/Rotate 90', form: formWith() },
    );
    const pdf = bundled(await takeIn(original), original);
    expect(flowOf(pdf)).toContain('Wiśniewski');
    // On the page as it is seen: 842 wide, the field at (200, 100) and 200 long, its words at the start.
    const page = await drawn(pdf);
    expect(page.dark(200, 100, 260, 124)).toBeGreaterThan(0.03);
    expect(page.dark(300, 100, 400, 124)).toBe(0);
  });

  it('one that cannot be shown whole is said so with its page, and is no comment', async () => {
    const tale = 'They took my passport on the first day and said it was for the registration. '
      .repeat(20)
      .trim();
    const original = pageWith(() => [field(tale, 500, '/TU (What happened)')], { form: formWith() });
    const { notes, comments } = await takeIn(original);
    expect(notes.map(said)).toContain(
      '1 answer does not show whole in its box: page 1. The whole words go along beside the page.',
    );
    expect(notes.map(said).join()).not.toContain('comment');
    expect(comments).toEqual([
      { page: 1, author: '', text: tale, answers: 'What happened', onPage: 'not-whole' },
    ]);
  });

  it('one of a line that its box cuts off is said to be one, and its words are not called hidden, nor in the bundle', async () => {
    const long = 'Reference of the Home Office that is not known to anybody here yet';
    const form = (beyond: string) =>
      pageWith(
        (pdf) => {
          const shown = drawing(
            pdf,
            100,
            16,
            `q 1 1 98 14 re W n BT /F 11 Tf 2 4 Td (${long}${beyond}) Tj ET Q`,
          );
          return [
            `/Subtype /Widget /FT /Tx /T (n) /V (${long}) /F 4 /Rect [72 500 172 516] /AP <</N ${shown} 0 R>>`,
          ];
        },
        { form: formWith() },
      );
    const { hidden, notes } = await takeIn(form(''));
    expect(hidden).toEqual([]);
    expect(notes.map(said).join()).toContain('1 answer does not show whole in its box: page 1.');
    expect((await takeIn(form(' Safehouse'))).hidden).toMatchObject([
      { kind: 'beyond-edge', words: 'Safehouse' },
    ]);

    const made = await BundleCase.open([
      { title: 'Form', pdf: form('') },
      { title: 'Other', pdf: form(' Safehouse') },
    ]);
    const { id } = await made.bundle();
    const { findings } = await made.call('bundlePreflight', { bundleId: id });
    const saidBefore = findings
      .filter(({ passed }) => !passed)
      .map(said)
      .join('\n');
    expect(saidBefore).toContain('“Other” beyond the edge of what is shown (page 1)');
    expect(saidBefore).not.toContain('“Form” beyond');
    const built = await made.build(id, undefined, 'as agreed');
    const { stdout } = await testimony(['bundle', 'check', join(made.out, built.fileName), '--json']);
    const checked = (JSON.parse(stdout) as { findings: { message: string; pages: number[] }[] }).findings;
    expect(checked.find(({ message }) => message.startsWith('Words that nobody sees'))?.pages).toHaveLength(
      1,
    );
  });
});

const FORMS = ['v1-29-04-2019', 'v2-19-09-2019', 'v3-15-05-2023'].map((version) =>
  join(CORPUS ?? '', 'pdf/nrm-forms', `nrm-form-offline-${version}.pdf`),
);

describe.skipIf(CORPUS === null || !FORMS.every((path) => existsSync(path)))('referral forms', () => {
  it.each(FORMS.flatMap((path) => [true, false].map((asked) => ({ path, asked }))))(
    'print every answer as typed: $path, drawings asked for: $asked',
    async ({ path, asked }) => {
      const { bytes, typed } = await filled(path, asked);
      const intake = await takeIn(bytes);
      const text = flowOf(bundled(intake, bytes));
      for (const [answer, times] of typed) {
        expect(text.split(read(answer)).length - 1, answer).toBeGreaterThanOrEqual(times);
      }
      expect(intake.comments).toEqual([]);
      expect(intake.hidden).toEqual([]);
    },
  );
});

/** The form with one of ANSWERS in every field that has room for it. */
async function filled(path: string, asked: boolean) {
  const document = await PDFDocument.load(readFileSync(path), { updateMetadata: false });
  const typed = new Map<string, number>();
  const fields = document.getForm().getFields();
  for (const [i, one] of fields.filter((entry) => entry instanceof PDFTextField).entries()) {
    const answer = ANSWERS[i % ANSWERS.length] ?? '';
    const boxes = one.acroField.getWidgets();
    if (boxes.some((box) => box.getRectangle().width < 120)) continue;
    one.acroField.dict.set(PDFName.of('V'), PDFHexString.fromText(answer));
    typed.set(answer, (typed.get(answer) ?? 0) + boxes.length);
  }
  const form = document.catalog.lookup(PDFName.of('AcroForm'), PDFDict);
  form.delete(PDFName.of('XFA'));
  form.set(PDFName.of('NeedAppearances'), asked ? PDFBool.True : PDFBool.False);
  return { bytes: await document.save({ updateFieldAppearances: false }), typed };
}

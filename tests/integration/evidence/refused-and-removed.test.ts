/** What of a PDF would act, or is not there to be seen, and readers that do not agree on what is there. */
import { PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { intake } from '../../../src-main/evidence/intake.ts';
import { codeOf, failureOf } from '../../support/failures.ts';
import { bundled, takeIn } from '../../support/intake.ts';
import { drawing, formWith, pageWith } from '../../support/marked-pdfs.ts';
import { rawDocument } from '../../support/raw-pdf.ts';

const SCRIPT = '<</S /JavaScript /JS (app.alert(1))>>';

describe('a document that does things', () => {
  it('does nothing any more once its marks are drawn in', async () => {
    const original = pageWith(
      (pdf) => [
        `/Subtype /Stamp /Rect [72 400 272 500] /AP <</N ${drawing(pdf, 100, 50, '1 0 0 rg 0 0 100 50 re f')} 0 R>>`,
      ],
      {
        page: `/AA <</O ${SCRIPT}>>`,
        catalog: `/OpenAction ${SCRIPT} /AA <</WC ${SCRIPT}>> /Perms <</DocMDP null>> /Names <</JavaScript <</Names [(x) ${SCRIPT}]>>>>`,
        form: formWith(),
      },
    );
    const taken = await takeIn(original);
    expect(taken.workingSteps).toEqual(['answers-and-stamps-drawn-in']);
    const copy = await PDFDocument.load(bundled(taken, original), { updateMetadata: false });
    const left = ['OpenAction', 'AA', 'Perms', 'AcroForm'].filter((name) =>
      copy.catalog.has(PDFName.of(name)),
    );
    expect(left).toEqual([]);
    expect(copy.getPage(0).node.has(PDFName.of('AA'))).toBe(false);
    const objects = copy.context.enumerateIndirectObjects().map(([, object]) => String(object));
    const names = copy.catalog.lookup(PDFName.of('Names'));
    expect(String(names ?? '')).not.toContain('JavaScript');
    expect(objects.length).toBeGreaterThan(3);
  });
});

describe('a form whose only page says "please wait"', () => {
  const refused = { code: 'unsupported-type', detail: expect.stringContaining('print it to PDF') };
  const answered = '/Subtype /Widget /FT /Tx /T (a) /V (b) /Rect [72 500 272 520]';

  it.each([
    [
      'with a form and answers',
      () => pageWith(() => [answered], { catalog: '/NeedsRendering true', form: formWith('/XFA (x)') }),
    ],
    [
      'with a form and no answers',
      () => pageWith(() => [], { catalog: '/NeedsRendering true', form: formWith('/XFA (x)') }),
    ],
    ['that only says so', () => pageWith(() => [], { catalog: '/NeedsRendering true' })],
  ])('is refused: %s', async (_, make) => {
    expect(await failureOf(() => takeIn(make()))).toMatchObject(refused);
  });

  it('is taken in where its answers stand on the page and it does not say that it waits', async () => {
    const made = pageWith(() => [answered], { form: formWith('/XFA (x)') });
    expect((await takeIn(made)).pageCount).toBe(1);
  });
});

it('a PDF is one also after as much mail as a reader looks past', async () => {
  const mail = Buffer.alloc(1020, 'X-Scanned: yes\r\n');
  const original = Buffer.concat([mail, rawDocument({ pages: [{}, {}] })]);
  expect(await takeIn(original, { fileName: 'letter.txt' })).toMatchObject({
    mediaType: 'application/pdf',
    pageCount: 2,
  });
});

const unasked = () => {
  throw new Error('nobody asks for it');
};
const noOther = { rendered: unasked, laidOut: unasked, sha256: unasked };

describe('readers that do not find the same pages', () => {
  const reading = (pages: number) =>
    intake(
      { bytes: Buffer.from('Dear all,\n'), fileName: 'letter.txt' },
      {
        plainText: () => rawDocument({ pages: [{}, {}] }),
        ...noOther,
        formAnswers: () => {
          throw new Error('a text has no form');
        },
        tryAssembly: async () => pages,
      },
      () => undefined,
    );

  it('what a reader throws is about the file, by its name', async () => {
    const odd = () =>
      intake(
        { bytes: Buffer.from('Dear all,\n'), fileName: 'letter.txt' },
        {
          plainText: () => {
            throw new RangeError('deep in a library');
          },
          ...noOther,
          formAnswers: () => {
            throw new Error('a text has no form');
          },
          tryAssembly: async () => 2,
        },
        () => undefined,
      );
    expect(await failureOf(odd)).toMatchObject({ code: 'damaged-file', subject: 'letter.txt' });
  });

  it('a copy in which the bundle would find more or fewer is refused', async () => {
    expect(await codeOf(() => reading(2))).toBe('none');
    expect(await failureOf(() => reading(1))).toMatchObject({ code: 'damaged-file', subject: 'letter.txt' });
    expect(await failureOf(() => reading(3))).toMatchObject({ code: 'damaged-file', subject: 'letter.txt' });
  });

  it.each([
    [1, 'one reader finds 1 pages in it, another 3'],
    [2, 'one reader finds 2 pages in it, another 3'],
    [4, 'one reader finds 4 pages in it, another 3'],
  ])('a document of three that says it has %i is refused', async (said, detail) => {
    const pdf = Buffer.from(rawDocument({ pages: [{}, {}, {}] }))
      .toString('latin1')
      .replace('/Count 3', `/Count ${said}`);
    const failure = await failureOf(() => takeIn(Buffer.from(pdf, 'latin1')));
    expect(failure).toMatchObject({ code: 'damaged-file', detail });
  });

  it('a document of which one reader counts pages that another does not see is refused, though each can be read', async () => {
    let pages = 0;
    const unnamed = Buffer.from(rawDocument({ pages: [{}, {}, {}] }))
      .toString('latin1')
      // As long as what it replaces, so that every object stays where the table says it is.
      .replaceAll('/Type /Page ', (type) => (pages++ === 0 ? type : ' '.repeat(type.length)));
    expect(pages).toBe(3);
    const failure = await failureOf(() => takeIn(Buffer.from(unnamed, 'latin1')));
    expect(failure).toMatchObject({
      code: 'damaged-file',
      detail: 'one reader finds 3 pages in it, another 1',
    });
  });
});

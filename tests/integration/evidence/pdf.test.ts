import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { bundled, renderPage, takeIn, throughTool } from '../../support/intake.ts';
import { paper } from '../../support/papers.ts';
import { checkWithQpdf, flowOf, infoOf } from '../../support/pdf-tools.ts';
import { RawPdf, rawDocument, words } from '../../support/raw-pdf.ts';
import { said } from '../../support/said.ts';
import { tryAssembly } from '../../support/try-assembly.ts';

const locked = (pdf: Uint8Array, user: string, owner: string, ...more: string[]) =>
  throughTool('qpdf', ['--encrypt', user, owner, '256', ...more, '--', '$IN', '$OUT'], pdf);

describe('a sound PDF', () => {
  it('stays as it came, byte for byte, with a small picture of its first page', async () => {
    const original = await paper('The tenancy began in May', 3);
    const intake = await takeIn(original);
    expect(intake).toMatchObject({
      mediaType: 'application/pdf',
      pageCount: 3,
      workingCopy: null,
      notes: [],
      comments: [],
    });
    expect(intake.workingSteps).toEqual(['as-received']);
    const picture = await sharp(intake.thumbnail ?? undefined).metadata();
    expect([picture.format, picture.height, (picture.width ?? 999) <= 320]).toEqual(['jpeg', 320, true]);
  });

  it('is one whatever its name says and whatever mail wrote before it', async () => {
    const original = Buffer.concat([Buffer.from('X-Scanned: yes\r\n\r\n'), await paper('Report')]);
    const intake = await takeIn(original, { fileName: 'photo.jpg' });
    expect([intake.mediaType, intake.pageCount]).toEqual(['application/pdf', 1]);
    expect(await tryAssembly(bundled(intake, original))).toBe(1);
  });

  it('says how many of its pages cannot be searched', async () => {
    const original = rawDocument({
      pages: [{ contents: words('typed') }, { contents: '0 0 100 100 re f' }, {}],
    });
    expect((await takeIn(original)).notes.map(said)).toEqual(['2 pages have no text that can be searched.']);
    const silent = rawDocument({ pages: [{ contents: '0 0 100 100 re f' }] });
    expect((await takeIn(silent)).notes.map(said)).toEqual(['It has no text that can be searched.']);
  });
});

describe('a PDF with a password', () => {
  it('is refused by name until the password is given, and a wrong one is called wrong', async () => {
    const original = locked(await paper('Bank statement'), 'lake', 'owner');
    await expect(takeIn(original, { fileName: 'bank.pdf' })).rejects.toMatchObject({
      code: 'password-needed',
      subject: 'bank.pdf',
    });
    await expect(takeIn(original, { password: 'Lake' })).rejects.toMatchObject({ code: 'wrong-password' });
    const intake = await takeIn(original, { password: 'lake' });
    expect(intake.workingSteps).toEqual(['password-removed']);
    expect(flowOf(bundled(intake, original))).toContain('Bank statement');
    expect(infoOf(bundled(intake, original)).Encrypted).toBe('no');
    checkWithQpdf(bundled(intake, original));
  });

  it('that is only for its owner opens by itself, and comes out without it and with nothing lost', async () => {
    const original = locked(await paper('Payslip', 2), '', 'owner', '--print=none', '--extract=n');
    const intake = await takeIn(original);
    expect([intake.pageCount, intake.workingSteps]).toEqual([2, ['password-removed']]);
    expect(flowOf(bundled(intake, original), 2)).toContain('Payslip sheet 2');
  });

  it('in letters beyond English opens too', async () => {
    const original = locked(await paper('Letter'), 'mật khẩu é', 'owner');
    expect((await takeIn(original, { password: 'mật khẩu é' })).workingSteps).toEqual(['password-removed']);
  });

  it('keeps its form answers', async () => {
    const form = await PDFDocument.create();
    const field = form.getForm().createTextField('who');
    field.setText('Hana Girma');
    field.addToPage(form.addPage([595, 842]), { x: 60, y: 700, width: 200, height: 24 });
    const original = locked(await form.save(), '', 'owner');
    const intake = await takeIn(original);
    expect(intake.workingSteps).toEqual(['password-removed', 'answers-and-stamps-drawn-in']);
    expect(flowOf(bundled(intake, original))).toContain('Hana Girma');
  });
});

describe('a damaged PDF', () => {
  it('that lost its table is repaired with every page', async () => {
    const whole = await PDFDocument.load(await paper('Diary', 4));
    const original = Buffer.from(await whole.save({ useObjectStreams: false }));
    const cut = original.subarray(0, original.lastIndexOf('xref\n') - 4);
    const intake = await takeIn(cut);
    expect([intake.pageCount, intake.workingSteps]).toEqual([4, ['repaired']]);
    for (let page = 1; page <= 4; page += 1)
      expect(flowOf(bundled(intake, cut), page)).toContain(`Diary sheet ${page}`);
    checkWithQpdf(bundled(intake, cut));
  });

  it('cut anywhere gives all of its pages or is refused; it never comes out shorter', async () => {
    const original = await paper('Log', 6);
    const outcomes = new Set<string>();
    for (let share = 1; share < 12; share += 1) {
      const cut = original.subarray(0, Math.floor((original.length * share) / 12));
      const outcome = await takeIn(cut).then(
        (intake) => `${intake.pageCount}`,
        (error) => error.code,
      );
      outcomes.add(outcome);
    }
    expect([...outcomes].filter((outcome) => !['6', 'damaged-file'].includes(outcome))).toEqual([]);
  });

  it('whose page shows nothing because its contents are gone is refused, naming the page', async () => {
    const pdf = new RawPdf();
    const [root, tree] = [pdf.reserve(), pdf.reserve()];
    const pages = [1, 2].map((n) =>
      pdf.add(
        `<</Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${n === 1 ? pdf.add({ dict: '', data: '0 0 9 9 re f' }) : 99} 0 R>>`,
      ),
    );
    pdf.set(tree, `<</Type /Pages /Count 2 /Kids [${pages.map((n) => `${n} 0 R`).join(' ')}]>>`);
    pdf.set(root, `<</Type /Catalog /Pages ${tree} 0 R>>`);
    await expect(takeIn(pdf.bytes())).rejects.toMatchObject({
      code: 'damaged-file',
      detail: expect.stringContaining('page 2'),
    });
  });

  it.each([[1], [5]])('that says it has %s pages and has 3 is refused or gives all 3', async (said) => {
    const pdf = Buffer.from(rawDocument({ pages: [{}, {}, {}] }))
      .toString('latin1')
      .replace('/Count 3', `/Count ${said}`);
    const outcome = await takeIn(Buffer.from(pdf, 'latin1')).then(
      (intake) => `${intake.pageCount}`,
      (error) => error.code,
    );
    expect(['3', 'damaged-file']).toContain(outcome);
  });

  it('that is nothing but a first line, or pages in a circle, is refused', async () => {
    await expect(takeIn('%PDF-1.7\n')).rejects.toMatchObject({ code: 'damaged-file' });
    const circle = Buffer.from(rawDocument({ pages: [{}] }))
      .toString('latin1')
      .replace(/\/Kids \[\d+ 0 R\]/, '/Kids [2 0 R]');
    await expect(takeIn(Buffer.from(circle, 'latin1'))).rejects.toMatchObject({ code: 'damaged-file' });
  });
});

describe('previews', () => {
  it('show the page asked for, as wide as asked', async () => {
    const original = rawDocument({
      pages: [{}, { contents: '1 0 0 rg 0 0 595 842 re f', entries: '/Rotate 90' }],
    });
    const { data, info } = await sharp(await renderPage(original, 2, 400))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels, [...data.subarray(0, 3)]]).toEqual([
      400,
      283,
      3,
      [255, 0, 0],
    ]);
    await expect(renderPage(original, 3, 400)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of a page a mile long stay small', async () => {
    const tall = rawDocument({ pages: [{ entries: '/MediaBox [0 0 10 14400]' }] });
    const { width = 0, height = 0 } = await sharp(await renderPage(tall, 1, 2400)).metadata();
    expect(width * height).toBeLessThanOrEqual(20_000_000);
  });
});

it('a person can stop an intake, and the next one works', async () => {
  const stop = new AbortController();
  const many = takeIn(await paper('Long', 400), { signal: stop.signal });
  stop.abort();
  await expect(many).rejects.toMatchObject({ code: 'cancelled', subject: 'paper.pdf' });
  expect((await takeIn(await paper('Next'))).pageCount).toBe(1);
});

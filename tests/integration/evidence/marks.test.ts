import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { bundled, drawn, takeIn, throughTool } from '../../support/intake.ts';
import { drawing, formWith, pageWith } from '../../support/marked-pdfs.ts';
import { checkWithQpdf, flowOf, infoOf, wordsOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';

const RED_BOX = '1 0 0 rg 0 0 100 50 re f';
const stampAt = (pdf: Parameters<typeof drawing>[0], rect: string, extra = '') =>
  `/Subtype /Stamp /Rect [${rect}] /AP <</N ${drawing(pdf, 100, 50, RED_BOX)} 0 R>> ${extra}`;

describe('form answers', () => {
  it('are in the page when the form was filled by a program that draws them', async () => {
    const form = await PDFDocument.create();
    const page = form.addPage([595, 842]);
    const text = form.getForm().createTextField('who');
    text.setText('Adaeze Nwosu');
    text.addToPage(page, { x: 60, y: 700, width: 200, height: 24 });
    const tick = form.getForm().createCheckBox('agreed');
    tick.addToPage(page, { x: 60, y: 600, width: 20, height: 20 });
    tick.check();
    const list = form.getForm().createDropdown('country');
    list.addOptions(['Albania', 'Vietnam']);
    list.select('Vietnam');
    list.addToPage(page, { x: 60, y: 500, width: 200, height: 24 });
    const original = await form.save();

    const intake = await takeIn(original);
    const pdf = bundled(intake, original);
    expect(intake.workingSteps).toEqual(['answers-and-stamps-drawn-in']);
    expect(intake.comments).toEqual([]);
    expect(flowOf(pdf)).toContain('Adaeze Nwosu');
    expect(flowOf(pdf)).toContain('Vietnam');
    expect((await PDFDocument.load(pdf)).getForm().getFields()).toEqual([]);
    const [before, after] = [await drawn(original), await drawn(pdf)];
    expect(before.dark(60, 222, 80, 242)).toBeGreaterThan(0.1);
    expect(after.dark(60, 222, 80, 242)).toBeCloseTo(before.dark(60, 222, 80, 242), 1);
    checkWithQpdf(pdf);
  });

  it('are drawn where the form asks its reader to draw them', async () => {
    const original = pageWith(
      () => [
        '/Subtype /Widget /FT /Tx /T (city) /V (Porto Alegre) /F 4 /Rect [72 500 300 520] /DA (/Helv 12 Tf 0 g)',
      ],
      { form: formWith('/NeedAppearances true') },
    );
    const intake = await takeIn(original);
    expect(flowOf(bundled(intake, original))).toContain('Porto Alegre');
    expect(intake.comments).toEqual([]);
  });

  it('are the newest where the form asks for new drawings and holds an old one', async () => {
    const original = pageWith(
      (pdf) => [
        `/Subtype /Widget /FT /Tx /T (city) /V (Recife) /F 4 /Rect [72 500 300 520] /DA (/Helv 12 Tf 0 g)
         /AP <</N ${drawing(pdf, 228, 20, '/Tx BMC BT /F 12 Tf 2 5 Td (Old answer) Tj ET EMC')} 0 R>>`,
      ],
      { form: formWith('/NeedAppearances true') },
    );
    const text = flowOf(bundled(await takeIn(original), original));
    expect(text).toContain('Recife');
    expect(text).not.toContain('Old answer');
  });

  it('ticks without a state of their own follow the answer', async () => {
    const original = pageWith(
      (pdf) => [
        `/Subtype /Widget /FT /Btn /T (a) /V /Yes /F 4 /Rect [72 500 172 550]
         /AP <</N <</Yes ${drawing(pdf, 100, 50, RED_BOX)} 0 R /Off ${drawing(pdf, 100, 50, '')} 0 R>>>>`,
      ],
      { form: formWith() },
    );
    expect((await drawn(bundled(await takeIn(original), original))).at(120, 842 - 525)).toEqual([255, 0, 0]);
  });

  it('a form that only Adobe Reader can show is refused with what to do', async () => {
    const live = pageWith(() => [], { catalog: '/NeedsRendering true', form: formWith('/XFA (x)') });
    await expect(takeIn(live, { fileName: 'visa.pdf' })).rejects.toMatchObject({
      code: 'unsupported-type',
      subject: 'visa.pdf',
      detail: expect.stringContaining('print it to PDF'),
    });
  });
});

describe('stamps and other marks', () => {
  it('are in the page, in their place, also turned by their own matrix', async () => {
    const original = pageWith((pdf) => [
      stampAt(pdf, '72 400 272 500'),
      `/Subtype /Stamp /Rect [400 300 450 400] /AP <</N ${drawing(pdf, 100, 50, RED_BOX, '/Matrix [0 1 -1 0 0 0]')} 0 R>>`,
    ]);
    const intake = await takeIn(original);
    const page = await drawn(bundled(intake, original));
    expect(page.at(80, 842 - 405)).toEqual([255, 0, 0]);
    expect(page.at(265, 842 - 495)).toEqual([255, 0, 0]);
    expect(page.at(425, 842 - 395)).toEqual([255, 0, 0]);
    expect(page.at(60, 842 - 450)).toEqual([255, 255, 255]);
    expect(infoOf(bundled(intake, original))['Page size']).toBe('595 x 842 pts (A4)');
  });

  it.each([
    ['turned', { page: '/Rotate 90' }, [500, 300]],
    ['cropped and set off', { page: '/MediaBox [-50 -50 545 792] /CropBox [50 50 500 700]' }, [300, 600]],
    ['with a size it inherits', { tree: '/MediaBox [0 0 300 400]' }, [10, 300]],
  ] as const)('stay in place on a page that is %s', async (_, making, place) => {
    const rect = `${place[0]} ${place[1] - 250} ${place[0] + 40} ${place[1] - 210}`;
    const original = pageWith((pdf) => [stampAt(pdf, rect)], making);
    const pdf = bundled(await takeIn(original), original);
    const { MediaBox: _m, ...before } = infoOf(original);
    expect(infoOf(pdf)['Page size']).toBe(before['Page size']);
    const [a, b] = [await drawn(original), await drawn(pdf)];
    expect([b.width, b.height]).toEqual([a.width, a.height]);
    const red = (page: typeof a) => {
      const found: string[] = [];
      for (let y = 0; y < page.height; y += 7) {
        for (let x = 0; x < page.width; x += 7)
          if (page.at(x, y).join() === '255,0,0') found.push(`${x},${y}`);
      }
      return found;
    };
    expect(red(a).length).toBeGreaterThan(10);
    expect(red(b)).toEqual(red(a));
  });

  it('leave the page itself as it was, also when its commands leave something behind', async () => {
    const original = pageWith((pdf) => [stampAt(pdf, '72 400 172 450')], {
      contents: '0.5 0 0 0.5 30 30 cm q 2 0 0 2 0 0 cm BT /F 18 Tf 72 600 Td (the page itself) Tj ET',
    });
    const pdf = bundled(await takeIn(original), original);
    expect((await drawn(pdf)).at(100, 842 - 425)).toEqual([255, 0, 0]);
    expect(wordsOf(pdf).map(({ text, xMin }) => [text, Math.round(xMin)])).toEqual(
      wordsOf(original).map(({ text, xMin }) => [text, Math.round(xMin)]),
    );
  });

  it('that hold no drawing are drawn: ink, highlights, lines, boxes, notes', async () => {
    const original = pageWith(() => [
      '/Subtype /Ink /C [0 0 1] /BS <</W 6>> /F 4 /Rect [60 180 260 220] /InkList [[70 200 250 200]]',
      '/Subtype /Highlight /C [1 1 0] /F 4 /Rect [72 590 200 615] /QuadPoints [72 615 200 615 72 590 200 590]',
      '/Subtype /Square /C [0 0.5 0] /BS <</W 8>> /F 4 /Rect [300 200 400 300]',
      '/Subtype /Ink /C [0 0 1] /BS <</W 6>> /F 4 /Rect [0 0 5 5] /InkList [[70 100 250 100]]',
    ]);
    const page = await drawn(bundled(await takeIn(original), original));
    expect(page.at(150, 842 - 200)).toEqual([0, 0, 255]);
    expect(page.at(195, 842 - 593)).toEqual([255, 255, 0]);
    expect(page.dark(296, 842 - 304, 404, 842 - 196)).toBeGreaterThan(0.1);
    // Its rectangle does not cover what it draws.
    expect(page.at(150, 842 - 100)).toEqual([0, 0, 255]);
  });

  it('only for paper are drawn, hidden ones are not and are counted', async () => {
    const original = pageWith((pdf) => [
      stampAt(pdf, '72 400 172 450', '/F 36'),
      stampAt(pdf, '72 300 172 350', '/F 2'),
      stampAt(pdf, '72 200 172 250', '/F 32'),
    ]);
    const intake = await takeIn(original);
    const page = await drawn(bundled(intake, original));
    expect(page.at(100, 842 - 425)).toEqual([255, 0, 0]);
    expect(page.at(100, 842 - 325)).toEqual([255, 255, 255]);
    expect(page.at(100, 842 - 225)).toEqual([255, 255, 255]);
    expect(intake.notes.map(said).join()).toContain('2 marks on its pages are hidden');
  });

  it('links alone need no other copy', async () => {
    const original = pageWith(() => [
      '/Subtype /Link /Rect [72 590 200 615] /A <</S /URI /URI (https://example.org)>>',
    ]);
    expect(await takeIn(original)).toMatchObject({ workingCopy: null, workingSteps: ['as-received'] });
  });
});

describe('comments', () => {
  it('keep their words, writers and pages; a window that belongs to a mark does not say them twice', async () => {
    const original = pageWith((pdf) => [
      '/Subtype /Text /F 4 /Rect [500 700 520 720] /T (Zo\\353 <solicitor>) /Contents (Check the date & the <name>)',
      '/Subtype /Highlight /C [1 1 0] /F 4 /Rect [72 590 200 615] /QuadPoints [72 615 200 615 72 590 200 590] /T (B) /Contents <FEFF0645062D0645062F0020D83DDE00>',
      '/Subtype /Popup /Rect [300 590 400 690] /Parent 3 0 R /Contents (Check the date & the <name>)',
      '/Subtype /FreeText /F 4 /Rect [72 100 300 130] /DA (/Helv 12 Tf 0 g) /Contents (Written on the page)',
      `/Subtype /Text /F 4 /Rect [520 600 540 620] /RC (<?xml version="1.0"?><body><p>Rich &amp; plain</p></body>) /AP <</N ${drawing(pdf, 20, 20, '0 0 20 20 re f')} 0 R>>`,
      '/Subtype /Text /F 2 /Rect [520 500 540 520] /Contents (Hidden)',
    ]);
    const intake = await takeIn(original);
    expect(intake.comments).toEqual([
      { page: 1, author: 'Zoë <solicitor>', text: 'Check the date & the <name>' },
      { page: 1, author: 'B', text: 'محمد 😀' },
      { page: 1, author: '', text: 'Rich & plain' },
    ]);
    expect(flowOf(bundled(intake, original))).toContain('Written on the page');
    expect(intake.notes.map(said)).toContain('3 comments stand beside its pages and are kept with it.');
  });
});

describe('what cannot be on paper is said', () => {
  it('attached files, sounds, pending redactions, layers that are off', async () => {
    const original = pageWith(
      (pdf) => [
        `/Subtype /FileAttachment /F 4 /Rect [500 700 520 720] /AP <</N ${drawing(pdf, 20, 20, '0 0 20 20 re f')} 0 R>>`,
        `/Subtype /Screen /F 4 /Rect [400 700 420 720] /AP <</N ${drawing(pdf, 20, 20, '0 0 20 20 re f')} 0 R>>`,
        `/Subtype /Redact /F 4 /Rect [72 590 200 615] /AP <</N ${drawing(pdf, 128, 25, '1 0 0 RG 0 0 128 25 re S')} 0 R>>`,
      ],
      { catalog: '/OCProperties <</OCGs [<</Type /OCG /Name (x)>>] /D <</BaseState /OFF>>>>' },
    );
    const notes = (await takeIn(original)).notes.map(said).join('\n');
    expect(notes).toContain('1 file is attached inside it');
    expect(notes).toContain('1 sound, film or model is built into it');
    expect(notes).toContain('what is under the marks is still there');
    expect(notes).toContain('It has layers, and one of them is switched off');
  });

  it('an attachment added by another program', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage();
    await pdf.attach(Buffer.from('x'), 'x.txt', { mimeType: 'text/plain' });
    const original = await pdf.save();
    const intake = await takeIn(original);
    expect(intake.notes.map(said).join()).toContain('1 file is attached inside it');
    expect(intake.workingSteps).toEqual(['as-received']);
    expect(
      throughTool('qpdf', ['$IN', '--pages', '$IN', '1', '--', '$OUT'], original).length,
    ).toBeGreaterThan(0);
  });
});

describe('marks that hang upright on a page that is turned', () => {
  it.each([90, 180, 270])('lie where readers show them, by %d degrees', async (turn) => {
    const original = pageWith((pdf) => [stampAt(pdf, '200 300 300 350', '/F 28')], {
      page: `/Rotate ${turn}`,
    });
    const page = await drawn(bundled(await takeIn(original), original));
    // The upper left corner stays where the page's own turn puts it; from there the stamp is 100 by 50.
    const [x = 0, y = 0] = { 90: [350, 200], 180: [395, 350], 270: [492, 395] }[turn] ?? [];
    expect(page.at(x + 3, y + 3)).toEqual([255, 0, 0]);
    expect(page.at(x + 96, y + 46)).toEqual([255, 0, 0]);
    expect(page.dark(0, 0, page.width, page.height, 100) * page.width * page.height).toBeCloseTo(5000, -3);
  });

  it.each([
    ['notes', '/Subtype /Text /Contents (Look here)'],
    ['typed boxes', '/Subtype /FreeText /Contents (Look here) /DA (/Helv 12 Tf 0 g)'],
  ])('%s are no reason to call a file damaged', async (_, mark) => {
    const original = pageWith(() => [`${mark} /F 28 /Rect [200 300 300 320]`], { page: '/Rotate 90' });
    const intake = await takeIn(original);
    expect([...intake.comments.map(({ text }) => text), flowOf(bundled(intake, original))].join()).toContain(
      'Look here',
    );
  });
});

describe('a file is never called damaged because drawing in failed', () => {
  it('a field that some readers hide is drawn, as the others show it', async () => {
    const original = pageWith(
      () => [`/Subtype /Widget /FT /Tx /T (a) /V (Ana) /F 1 /Rect [72 500 200 520]`],
      {
        form: formWith(),
      },
    );
    expect(flowOf(bundled(await takeIn(original), original))).toContain('Ana');
  });

  it('fields lie above what covers them in the file, as readers show them', async () => {
    const original = pageWith(
      (pdf) => [
        `/Subtype /Widget /FT /Tx /T (a) /V (Ana) /F 4 /Rect [100 410 200 440] /AP <</N ${drawing(pdf, 100, 30, '0 0 1 rg 0 0 100 30 re f BT 0 g /F 12 Tf 5 5 Td (Ana) Tj ET')} 0 R>>`,
        stampAt(pdf, '72 400 272 450'),
      ],
      { form: formWith() },
    );
    expect((await drawn(bundled(await takeIn(original), original))).at(190, 842 - 435)).toEqual([0, 0, 255]);
  });

  it('a page whose own instructions spoil what is drawn after them goes in as a picture, and it is said', async () => {
    const original = pageWith((pdf) => [stampAt(pdf, '72 400 172 450')], {
      page: '/Rotate 90 /CropBox [50 50 545 792]',
      contents: `${'0.5 0 0 0.5 30 30 cm q '.repeat(3)} BT /F 18 Tf 72 600 Td (the page itself) Tj ET`,
    });
    const intake = await takeIn(original);
    const pdf = bundled(intake, original);
    expect(intake.notes.map(said).join()).toContain('One page went in as a picture');
    const [before, after] = [await drawn(original), await drawn(pdf)];
    expect([after.width, after.height]).toEqual([before.width, before.height]);
    expect(before.at(380, 60)).toEqual([255, 0, 0]);
    const [red, green] = after.at(380, 60);
    expect(red).toBeGreaterThan(240);
    expect(green).toBeLessThan(15);
  });
});

/** A page is told again in another file by all that it draws with, and by nothing else. */
import { describe, expect, it } from 'vitest';
import { pageIdentities } from '../../../src-main/bundle/pdf/page-identities.ts';
import { HELVETICA, type RawPdf, rawDocument, words } from '../../support/raw-pdf.ts';

const BOX = '/MediaBox [0 0 595 842]';
const LAYER = '<</Type /OCG /Name (Draft)>>';
const LETTER = words('To whom it may concern', 72, 700);
const DRAWN = '/XObject <</X 3 0 R>>';
const form = (data: string) => ({ dict: '/Type /XObject /Subtype /Form /BBox [0 0 595 842]', data });

interface Page {
  readonly contents?: string;
  readonly entries?: string;
  readonly inherited?: string;
  readonly resources?: string;
  readonly catalog?: string;
  readonly objects?: (pdf: RawPdf) => void;
  /** Pages before it. */
  readonly before?: number;
}

/** Of the last page. */
function identityOf(page: Page): string | null {
  const { contents = LETTER, entries = '', inherited = BOX, resources = '', catalog = '', before = 0 } = page;
  const pdf = rawDocument({
    inherited: `${inherited} /Resources <</Font ${HELVETICA} ${resources}>>`,
    pages: [
      ...Array.from({ length: before }, (_, i) => ({ contents: words(`Page ${i}`, 72, 600) })),
      { contents, entries },
    ],
    catalog,
    ...(page.objects === undefined ? {} : { objects: page.objects }),
  });
  return pageIdentities(pdf)?.at(-1) ?? null;
}

const drawing = (data: string) => ({ resources: DRAWN, objects: (pdf: RawPdf) => void pdf.add(form(data)) });

describe('a page', () => {
  it('is told again behind others, and whatever numbers its objects have', () => {
    const first = identityOf({ contents: '/X Do', ...drawing('0 g 0 0 9 9 re f') });
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    const elsewhere = identityOf({
      contents: '/X Do',
      before: 3,
      resources: '/XObject <</X 5 0 R>>',
      objects: (pdf) => {
        for (const unused of ['(a)', '(b)']) pdf.add(unused);
        pdf.add(form('0 g 0 0 9 9 re f'));
      },
    });
    expect(elsewhere).toBe(first);
  });

  it.each<[string, Page]>([
    ['says something else', { contents: words('To whom it may concern.', 72, 700) }],
    ['stands on paper of another size', { inherited: '/MediaBox [0 0 612 792]' }],
    ['is cropped', { entries: '/CropBox [0 500 595 842]' }],
    ['is turned', { entries: '/Rotate 90' }],
    ['can draw something else', drawing('1 g 0 0 9 9 re f')],
    ['may be shown by its layers', { catalog: '/OCProperties <</OCGs [] /D <<>>>>' }],
    ['is read from right to left', { catalog: '/ViewerPreferences <</Direction /R2L>>' }],
  ])('is another one where it %s', (_, page) => {
    expect(identityOf(page)).not.toBe(identityOf({}));
    expect(identityOf(page)).not.toBeNull();
  });

  it('draws something else where only what lies deep in it differs', () => {
    const [one, other] = ['0 g', '1 g'].map((paint) => identityOf(drawing(`${paint} 0 0 9 9 re f`)));
    expect(one).not.toBe(other);
  });

  it('draws something else where that is called as a stream calls its length', () => {
    const [one, other] = ['0 g', '1 g'].map((paint) =>
      identityOf({
        ...drawing(`${paint} 0 0 9 9 re f`),
        contents: '/Length Do',
        resources: '/XObject <</Length 3 0 R>>',
      }),
    );
    expect(one).not.toBe(other);
    expect(one).not.toBeNull();
  });

  it('inherits its edges where what it says of them leads to nothing', () => {
    const inherited = `${BOX} /CropBox [0 500 595 842]`;
    expect(identityOf({ inherited, entries: '/CropBox 99 0 R' })).toBe(identityOf({ inherited }));
    expect(identityOf({ inherited })).not.toBe(identityOf({}));
  });

  it('has none where a mark lies on it, but may have a link', () => {
    const mark = (about: string) => ({ entries: `/Annots [<</Type /Annot /Rect [0 0 9 9] ${about}>>]` });
    expect(identityOf(mark('/Subtype /Square'))).toBeNull();
    expect(identityOf(mark('/Subtype /Link /AP <</N 3 0 R>>'))).toBeNull();
    expect(identityOf(mark('/Subtype /Link'))).toBe(identityOf({}));
  });

  it('has none where layers are shown or not by what the file says of them', () => {
    const layers = (settings: string) => ({
      objects: (pdf: RawPdf) => void pdf.add(LAYER),
      catalog: `/OCProperties <</OCGs [3 0 R] ${settings}>>`,
    });
    expect(identityOf(layers('/D <</OFF [3 0 R]>>'))).toBeNull();
    expect(identityOf(layers('/D <</BaseState /OFF>>'))).toBeNull();
    expect(identityOf(layers('/D <</AS [<</Event /View /OCGs [3 0 R]>>]>>'))).toBeNull();
    expect(identityOf(layers('/D <<>> /Configs [<</OFF [3 0 R]>>]'))).toBeNull();
    expect(identityOf(layers('/D <</Order [3 0 R]>>'))).not.toBeNull();
  });

  it('has none where what it draws with goes round in a circle', () => {
    const circle = identityOf({
      resources: DRAWN,
      objects: (pdf) =>
        void pdf.add({
          dict: '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X 3 0 R>>>>',
          data: '/X Do',
        }),
    });
    expect(circle).toBeNull();
  });

  it('has none in what is no sound PDF', () => {
    expect(pageIdentities(Buffer.from('%PDF-1.7 and no more'))).toBeNull();
  });
});

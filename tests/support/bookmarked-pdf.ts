/** @file A document that brings bookmarks, named destinations and links along, some of them broken. */
import { rawDocument, words } from './raw-pdf.ts';

export const ADDRESS = 'https://example.org/rota?week=3&house=2';

/**
 * Three pages. Bookmarks: "Part one" (page 1) with "By name" (page 2, through a name tree) beneath it; a heading without
 * a destination over page 3; one that leads nowhere; and `deep` levels below the last. Page 1 links to page 3 and to the
 * web, page 2 to the web.
 */
export function bookmarkedPdf({ deep = 0, survivor = '' } = {}): Uint8Array {
  // Object numbers: 3 to 3 + n are added first, the pages after them.
  const title = (text: string) => `/Title (${text})`;
  const chain = Array.from({ length: deep }, (_, i) => i);
  const added = 8 + deep;
  const firstPage = 3 + added;
  // Each page is preceded by its content stream.
  const page = (n: number) => `${firstPage + 1 + (n - 1) * 2} 0 R`;
  const uri = `<</Type /Annot/Subtype /Link/Rect [72 300 272 320]/A <</S /URI/URI (${ADDRESS})>>>>`;
  const own = `<</Type /Annot/Subtype /Link/Rect [72 200 272 220]/Dest (third)>>`;
  return rawDocument({
    catalog: '/Outlines 3 0 R /Names <</Dests <</Names [(second) 9 0 R (third) 10 0 R]>>>>',
    objects: (pdf) => {
      pdf.add('<</Type /Outlines/First 4 0 R/Last 8 0 R/Count 4>>');
      pdf.add(
        `<<${title('Part one')}/Parent 3 0 R/Next 6 0 R/First 5 0 R/Last 5 0 R/Count 1/Dest [${page(1)} /Fit]>>`,
      );
      pdf.add(`<<${title('By name')}/Parent 4 0 R/A <</S /GoTo/D (second)>>>>`);
      pdf.add(
        `<<${title(`Heading${survivor}`)}/Parent 3 0 R/Prev 4 0 R/Next 8 0 R/First 7 0 R/Last 7 0 R/Count 1>>`,
      );
      const below = deep === 0 ? '' : '/First 11 0 R/Last 11 0 R/Count 1';
      pdf.add(`<<${title('Under it')}/Parent 6 0 R/Dest /third${below}>>`);
      pdf.add(`<<${title('Lost')}/Parent 3 0 R/Prev 6 0 R/Dest (nowhere)>>`);
      pdf.add(`[${page(2)} /XYZ 0 400 2]`);
      pdf.add(`<</D [${page(3)} /XYZ null null null]>>`);
      for (const i of chain) {
        const next = i < deep - 1 ? `/First ${12 + i} 0 R/Last ${12 + i} 0 R/Count 1` : '';
        pdf.add(
          `<<${title(`Level ${i}`)}/Parent ${i === 0 ? 7 : 10 + i} 0 R/Dest [${page(3)} /Fit]${next}>>`,
        );
      }
    },
    pages: [
      {
        contents: words('First page of the rota, with the names of nobody'),
        entries: `/Annots [${uri} ${own}]`,
      },
      { contents: words('Second page of the rota, with the names of nobody'), entries: `/Annots [${uri}]` },
      { contents: words('Third page of the rota, with the names of nobody') },
    ],
  });
}

/**
 * @file `bundle from-folder` on 2,500, 5,000 and 10,000 pages (1.7 GB): whether twice as many take twice as long, and
 * memory stays where it was. Some minutes; asked for by name: npm run bench -- growth
 */
import { measureFromFolder, PAGES_EACH } from './folder-bench.ts';
import type { Measured } from './table.ts';
import { shown } from './whole-process.ts';

const COPIES = [119, 238, 476];
const TARGET = { megabytes: 500, times: 1.1 };

export async function benchGrowth(): Promise<Measured[]> {
  const rows: Measured[] = [];
  let first: number | undefined;
  for (const copies of COPIES) {
    const { ours, qpdf } = await measureFromFolder(copies, 'different');
    const pages = copies * PAGES_EACH;
    const each = (ours.cpu / pages) * 1000;
    first ??= each;
    const grows = each / first;
    const isMet = ours.megabytes <= TARGET.megabytes && grows <= TARGET.times;
    rows.push({
      what: `growth: from-folder, ${pages} pages in ${copies} filings, no page like another`,
      ours: `${shown(ours)}; ${each.toFixed(1)} ms of processors a page`,
      beside: `qpdf, joining only: ${shown(qpdf)} (a page takes ${grows.toFixed(2)}x what it took in the smallest; target ${TARGET.times}x, ${TARGET.megabytes} MB: ${isMet ? 'met' : 'not met'})`,
    });
  }
  return rows;
}

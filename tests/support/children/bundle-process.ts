/** @file Builds a bundle of many pages into a folder, and is killed for it: node bundle-process.ts <folder>. */
import { join } from 'node:path';
import { mapPages } from '../../../src-main/core/bundles/map-pages.ts';
import { NUMBERINGS } from '../../../src-main/core/bundles/numbering.ts';
import { createBundleWriter } from '../../../src-main/host/build-client.ts';
import { rawDocument, words } from '../raw-pdf.ts';

const DOCUMENTS = 40;
const PAGES = 100;

const folder = process.argv[2] ?? '';
const documents = Array.from({ length: DOCUMENTS }, (_, i) => ({
  key: String(i),
  title: `Paper ${i}`,
  exhibitRef: '',
  date: null,
  pageCount: PAGES,
}));
const pdf = rawDocument({
  pages: Array.from({ length: PAGES }, (_, i) => ({ contents: words(`page ${i}`) })),
});
const map = mapPages(
  { coverPages: 0, indexPages: 0 },
  [{ title: 'Papers', documents }],
  NUMBERINGS.continuous,
);
const plan = {
  title: 'Killed',
  map,
  frontMatter: new Uint8Array(),
  indexRows: [],
  createdAt: '2026-11-24T10:00:00Z',
};

let last = '';
await createBundleWriter().write(plan, join(folder, 'bundle.pdf'), () => new Uint8Array(pdf), {
  signal: new AbortController().signal,
  report: ({ step, document, page }) => {
    const now = `${step} ${document?.index ?? page?.number ?? ''}`;
    if (now !== last) process.stdout.write(`${now}\n`);
    last = now;
  },
});
process.stdout.write('finished\n');

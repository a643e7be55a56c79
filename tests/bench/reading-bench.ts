/** @file How many scanned pages a minute are read by machine on this computer, and how many of their words come out right. */
import { PDFDocument } from 'pdf-lib';
import type { PageRead } from '../../src-main/core/evidence/machine-read.ts';
import { typesetPlainText } from '../../src-main/documents/plain-text.ts';
import { sharp } from '../../src-main/evidence/picture/library.ts';
import { readPictures } from '../../src-main/evidence/reading/read-pictures.ts';
import { findResources } from '../../src-main/usecases/resources/resources.ts';
import { decoder } from '../support/workers.ts';
import type { Measured } from './table.ts';

const PAGES = 6;
/** About 150 dots an inch, as office scanners are left. */
const DOTS_ACROSS = 1240;
const LINES = 38;
const SENTENCES = [
  'The passport was kept by the foreman from the first day of work.',
  'Wages for March were withheld and the rent was taken from what was left.',
  'Nobody was let out of the yard after dark, and the gate was locked.',
  'She asked for her papers on three occasions and was told to wait.',
];

export async function benchReading(): Promise<readonly Measured[]> {
  const { signal } = new AbortController();
  const text = Array.from({ length: LINES }, (_, at) => SENTENCES[at % SENTENCES.length]).join('\n');
  const createdAt = '2026-01-01T00:00:00Z';
  const sheet = typesetPlainText(findResources().folder, { title: '', text, createdAt });
  const png = await decoder.renderPage(sheet, 1, DOTS_ACROSS, signal);
  const scan = await sharp(png).blur(0.6).jpeg({ quality: 60 }).toBuffer();
  const pdf = await PDFDocument.create();
  for (let page = 0; page < PAGES; page += 1)
    pdf
      .addPage([595.28, 841.89])
      .drawImage(await pdf.embedJpg(scan), { x: 0, y: 0, width: 595.28, height: 841.89 });
  const pages = Array.from({ length: PAGES }, (_, at) => at + 1);
  const read: PageRead[] = [];
  const bytes = await pdf.save();
  // Here and not in a worker: the time of its processor is then known, which says more on a computer that does other things.
  const [started, used] = [performance.now(), process.cpuUsage()];
  await readPictures(bytes, pages, [], async (page) => void read.push(page));
  const minutes = (performance.now() - started) / 60_000;
  const { user, system } = process.cpuUsage(used);
  const ofProcessor = (user + system) / 60_000_000;
  const wanted = text.split(/\s+/).filter(Boolean);
  const said = read.flatMap(({ words }) => words.map((word) => word.text));
  const right = said.filter((word) => wanted.includes(word)).length / (wanted.length * PAGES);
  const laying = performance.now();
  await decoder.layWords(bytes, read, 'bench', signal);
  const laid = performance.now() - laying;
  await decoder.close();
  return [
    {
      what: `read by machine: ${PAGES} scanned pages of ${wanted.length} words, one reader, its start included`,
      ours: `${(PAGES / minutes).toFixed(1)} pages a minute`,
      beside: `${(PAGES / ofProcessor).toFixed(1)} a minute of one processor; ${(100 * right).toFixed(1)}% of the words right`,
    },
    { what: 'their words laid into the copy', ours: `${laid.toFixed(0)} ms`, beside: '' },
  ];
}

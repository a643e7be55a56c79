/**
 * @file A folder of 2,000 photographs, and the largest file that is taken in, from the disk into the vault: whole
 * processes, beside sha256sum and a plain encrypted insert of the same files. Minutes, and some gigabytes of disk; asked
 * for by name: npm run bench -- photos, npm run bench -- largest
 * Alone, with the gigabytes of the film: node tests/bench/photos-bench.ts 5
 */
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { INTAKE_LIMITS } from '../../src-main/evidence/limits.ts';
import { projectRoot } from '../support/project-files.ts';
import { beforeLargeFilm } from '../support/recordings.ts';
import { benchVault, PASSPHRASE } from './bench-vault.ts';
import { type Measured, printTable } from './table.ts';
import { once, type Run, watched } from './whole-process.ts';

const PHOTOS = 2_000;
const [WIDE, HIGH] = [2048, 1536];
const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;
const PROGRAM = join(projectRoot, 'src-main/cli/main.mjs');
const INSERT = join(projectRoot, 'tests/bench/plain-insert.ts');

/** Each of three million dots, as telephones send them on. */
export async function benchPhotos(): Promise<Measured[]> {
  return await inFolder(async (folder) => {
    const papers = join(folder, 'photos');
    mkdirSync(papers);
    const photo = await photograph();
    const files = Array.from({ length: PHOTOS }, (_, i) => {
      const path = join(papers, `photo ${String(i + 1).padStart(4, '0')}.jpg`);
      writeFileSync(path, unlike(photo, i));
      return path;
    });
    const megabytes = (PHOTOS * photo.length) / MEGABYTE;
    return [await measured(`intake: ${PHOTOS} photographs, ${megabytes.toFixed(0)} MB`, folder, files)];
  });
}

/** As large as what is held in memory may be; and a film beside it, as large as there is room for. */
export async function benchLargest(gigabytes = filmThatFits()): Promise<Measured[]> {
  return await inFolder(async (folder) => {
    const largest = join(folder, 'recording.wav');
    silence(largest, INTAKE_LIMITS.fileBytes);
    const held = `intake: one recording of ${INTAKE_LIMITS.fileBytes / MEGABYTE} MB, held in memory`;
    const row = await measured(held, folder, [largest]);
    rmSync(largest);
    const film = join(folder, 'film.mp4');
    largeFilm(film, gigabytes * GIGABYTE);
    return [row, await measured(`intake: one film of ${gigabytes} GB, by stream`, folder, [film])];
  });
}

/** It is on the disk four times at most: as it came, as it is inserted and its log, in the vault. */
function filmThatFits(): number {
  const { bavail, bsize } = statfsSync(tmpdir());
  return Math.min(5, Math.max(1, Math.floor((bavail * bsize) / GIGABYTE / 5)));
}

async function inFolder(work: (folder: string) => Promise<Measured[]>): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'testimony-bench-'));
  try {
    const session = await benchVault(folder);
    session.lock();
    writeFileSync(join(folder, 'passphrase'), `${PASSPHRASE}\n`);
    await once(process.execPath, [
      PROGRAM,
      'case',
      'create',
      ...open(folder),
      '--reference',
      'B1',
      '--title',
      'Bench',
    ]);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const open = (folder: string) => [
  '--vault',
  join(folder, 'vault'),
  '--passphrase-file',
  join(folder, 'passphrase'),
];

async function measured(what: string, folder: string, files: readonly string[]): Promise<Measured> {
  const hashed = await once('sha256sum', files);
  const inserted = await once(process.execPath, [INSERT, join(folder, 'plain.db'), ...files]);
  rmSync(join(folder, 'plain.db'));
  const held: number[] = [];
  const ours = await add(folder, files, (megabytes) => held.push(megabytes));
  // Of each quarter of the time the most: what is let go does not gather.
  const quarter = Math.ceil(held.length / 4);
  const quarters = [0, 1, 2, 3].map((n) =>
    Math.max(0, ...held.slice(n * quarter, (n + 1) * quarter)).toFixed(0),
  );
  const times = (other: Run) => `${seconds(other)} (${(ours.seconds / other.seconds).toFixed(1)}x)`;
  return {
    what,
    ours: `${seconds(ours)}; at most ${quarters.join(', ')} MB in each quarter`,
    beside: `sha256sum ${times(hashed)}, plain encrypted insert ${times(inserted)}`,
  };
}

/** Looked at while it runs, which takes some of its time: the figure is a little too high. */
async function add(
  folder: string,
  files: readonly string[],
  look: (megabytes: number) => void,
): Promise<Run> {
  const started = performance.now();
  await watched(
    process.execPath,
    [PROGRAM, 'evidence', 'add', ...files, ...open(folder), '--case', 'B1'],
    look,
  );
  return { seconds: (performance.now() - started) / 1000, cpu: 0 };
}

const seconds = (run: Run) => `${run.seconds.toFixed(2)} s`;

function photograph(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  return sharp({ create: { width: WIDE / 2, height: HIGH / 2, channels: 3, background: '#000', noise } })
    .resize(WIDE, HIGH)
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** The same to look at, with a comment of its own. */
function unlike(jpeg: Buffer, number: number): Buffer {
  const comment = Buffer.from([0xff, 0xfe, 0, 6, 0, 0, 0, 0]);
  comment.writeUInt32BE(number, 4);
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]);
}

/** An hour long, and no two megabytes of it alike. */
function largeFilm(path: string, bytes: number): void {
  const file = openSync(path, 'w');
  const piece = Buffer.alloc(MEGABYTE, 0xa7);
  let at = writeSync(file, beforeLargeFilm(bytes, 3600));
  while (at < bytes) {
    piece.writeDoubleBE(at);
    at += writeSync(file, piece, 0, Math.min(piece.length, bytes - at));
  }
  closeSync(file);
}

/** A recording of nothing, of so many bytes: mono, 16 bits, 44,100 a second. */
function silence(path: string, bytes: number): void {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(bytes - 8, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(44_100, 24);
  head.writeUInt32LE(88_200, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(bytes - 44, 40);
  const file = openSync(path, 'w');
  writeSync(file, head);
  const piece = Buffer.alloc(MEGABYTE);
  for (let at = 44; at < bytes; at += piece.length)
    writeSync(file, piece, 0, Math.min(piece.length, bytes - at));
  closeSync(file);
}

if (process.argv[1] === import.meta.filename)
  printTable(await benchLargest(process.argv[2] === undefined ? undefined : Number(process.argv[2])));

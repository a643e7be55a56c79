/** @file A store of the version before notes had codes: what it said of an exhibit is said afterwards, to the letter. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageComment } from '../../../src-main/contract/evidence.ts';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { Connection } from '../../../src-main/vault/connection.ts';
import { migrate } from '../../../src-main/vault/migrate.ts';
import { MIGRATIONS } from '../../../src-main/vault/migrations/list.ts';
import { findEvidence } from '../../../src-main/vault/queries/evidence.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const AT = '2026-11-24T09:00:00.000+00:00';
const LATER = 'Attachments are not pages and will not be in a bundle: save and add them one by one.';
const FIRST = 'Attachments are not part of its pages and will not be in a bundle: add them one by one.';

/** Every sentence that intake of any version wrote down, and the code it is afterwards. */
const SENTENCES: readonly (readonly [string, string])[] = [
  ['It has no text that can be searched.', 'no-text'],
  ['1 page has no text that can be searched.', 'pages-without-text'],
  ['214 pages have no text that can be searched.', 'pages-without-text'],
  [`1 file is attached inside it. ${LATER}`, 'files-attached'],
  [`12 files are attached inside it. ${LATER}`, 'files-attached'],
  [`This PDF is a folder of other files. 3 files are attached inside it. ${LATER}`, 'folder-of-files'],
  [
    '1 sound, film or model is built into it. A bundle shows only the picture in its place.',
    'media-built-in',
  ],
  [
    '2 sounds, films or models are built into it. A bundle shows only the picture in its place.',
    'media-built-in',
  ],
  [
    'It is signed electronically. A bundle shows what the signature looks like; the signature itself can be checked only in the original.',
    'signed-electronically',
  ],
  ['2 marks on its pages are hidden, on screen and on paper, and stay out of a bundle.', 'marks-hidden'],
  [
    'Parts of it are marked to be redacted, but have not been: what is under the marks is still there.',
    'redaction-not-done',
  ],
  ['It has layers, and one of them is switched off.', 'layers-off'],
  ['It has layers, and 4 of them are switched off.', 'layers-off'],
  ['1 comment stands beside its pages and is kept with it.', 'comments-beside'],
  ['17 comments stand beside its pages and are kept with it.', 'comments-beside'],
  ['Something on page 3 has no drawing that can be shown. Compare with the original.', 'mark-not-drawn'],
  [
    'The camera stored where this picture was taken. The copy for bundles does not carry it; the original does.',
    'camera-place',
  ],
  [
    'The camera stored when this picture was taken. The copy for bundles does not carry it; the original does.',
    'camera-time',
  ],
  [
    'A long picture was laid over several pages so that it can be read; each page repeats a strip of the one before.',
    'picture-over-pages',
  ],
  [
    'The file does not say how its letters are stored; it was read as Western European (Windows-1252). Compare accented letters with the original.',
    'encoding-guessed',
  ],
  [
    'It is named like a sound file (.mp3). What is in it is plain text, and it was read as that.',
    'named-otherwise',
  ],
  [
    'It is named like a word processor’s document (.docx). What is in it is a PDF, and it was read as that.',
    'named-otherwise',
  ],
  // Words that no version wrote, or that only look like one.
  ['A note “in words” of nobody’s making, with a \\, a {brace} and Ștefania 🙂.', 'note-as-written'],
  ['2 page has no text that can be searched.', 'note-as-written'],
  ['02 pages have no text that can be searched.', 'note-as-written'],
  ['Something on page 3, has no drawing that can be shown. Compare with the original.', 'note-as-written'],
  ['It is named like a boat (.boat). What is in it is a PDF, and it was read as that.', 'note-as-written'],
];

/** Those that read better as codes. */
const REWORDED: readonly (readonly [string, string, string])[] = [
  [
    `2 files are attached inside this PDF. ${FIRST}`,
    'files-attached',
    `2 files are attached inside it. ${LATER}`,
  ],
  [
    '1 mark on its pages is hidden, on screen and on paper, and stay out of a bundle.',
    'marks-hidden',
    '1 mark on its pages is hidden, on screen and on paper, and stays out of a bundle.',
  ],
  [
    'Something on page 3, 4, 5, 9 has no drawing that can be shown. Compare with the original.',
    'mark-not-drawn',
    'Something on pages 3 to 5 and 9 has no drawing that can be shown. Compare with the original.',
  ],
];

const COMMENTS: readonly PageComment[] = [
  { page: 1, author: 'R. Clarke', text: 'Answer in the form: not one of ours' },
  { page: 2, author: '', text: 'Answer in the form (Full name): Maria (née X): Popescu' },
  { page: 2, author: '', text: 'Answer in the form: yes\nno' },
  { page: 3, author: '', text: 'see page 2' },
];

let connection: Connection;

const add = (id: string, notes: readonly string[], comments: readonly PageComment[]) =>
  connection.transaction((tx) =>
    tx.run(
      `INSERT INTO evidence (id, case_id, title, original_name, media_type, byte_size, sha256, original_blob,
         working_blob, working_steps, page_count, notes, comments, received_at, received_by, position)
       VALUES (?, 'case', 'A', 'a.pdf', 'application/pdf', 1, '00', 'blob', 'blob', '["as-received"]', 9, ?, ?, ?, 'R', 1)`,
      [id, JSON.stringify(notes), JSON.stringify(comments), AT],
    ),
  );
const find = (id: string) => findEvidence(connection.reader, id as EvidenceId);

beforeAll(() => {
  const file = join(temporaryFolder(), 'store.db');
  writeFileSync(file, '');
  connection = new Connection(file, new Uint8Array(32).fill(1), 'store.db');
  const before = MIGRATIONS.filter(({ version }) => version < 190);
  migrate(connection, before, AT, (tx) => {
    tx.run("INSERT INTO blob (id, byte_size, sha256) VALUES ('blob', 1, '00')", []);
    tx.run(
      `INSERT INTO case_file (id, reference, title, profile, status, search_text, created_at, created_by, updated_at)
       VALUES ('case', 'LH/1', 'R v Dorvan', 'general', 'active', '', ?, 'R', ?)`,
      [AT, AT],
    );
  });
  add('said', [...SENTENCES.map(([sentence]) => sentence), ...REWORDED.map(([before]) => before)], []);
  add('quiet', [], COMMENTS);
  migrate(connection, MIGRATIONS, AT, () => undefined);
});
afterAll(() => connection.close());

describe('notes of a store from before', () => {
  it('are all there, in their order, each with its code and its words', () => {
    const notes = find('said')?.notes ?? [];
    expect(notes.map((note) => [said(note), note.code])).toEqual([
      ...SENTENCES,
      ...REWORDED.map(([, code, now]) => [now, code]),
    ]);
  });

  it('have numbers, pages and words for parameters', () => {
    const notes = find('said')?.notes ?? [];
    expect(notes.filter(({ code }) => code === 'pages-without-text')[1]?.params).toEqual({ count: 214 });
    expect(notes.findLast(({ code }) => code === 'mark-not-drawn')?.params).toEqual({ where: [3, 4, 5, 9] });
    expect(notes.find(({ code }) => code === 'named-otherwise')?.params).toEqual({
      named: 'sound',
      ending: 'mp3',
      readAs: 'text',
    });
  });

  it('stay none where there were none', () => {
    expect(find('quiet')?.notes).toEqual([]);
  });
});

it('what was typed into a form names its field, and is read as before', () => {
  const comments = find('quiet')?.comments ?? [];
  expect(comments.map(({ answers }) => answers)).toEqual([undefined, 'Full name', '', undefined]);
  const words = comments.map(({ text, answers: field }) =>
    field === undefined ? text : said({ code: 'form-answer', params: { field, words: text } }),
  );
  expect(words).toEqual(COMMENTS.map(({ text }) => text));
  expect(comments.map(({ page, author }) => [page, author])).toEqual(
    COMMENTS.map(({ page, author }) => [page, author]),
  );
});

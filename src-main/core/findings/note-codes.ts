/** @file What intake notes about an exhibit, and what stands beside its pages: codes and the parameters each takes. */
import { HIDDEN_KINDS } from '../evidence/hidden-words.ts';
import { READ_KINDS } from '../evidence/media-types.ts';
import type { Kinds } from './kinds.ts';

/** What a file's name may say it is. */
export const NAMED_KINDS = [
  'sound',
  'video',
  'word-document',
  'spreadsheet',
  'slide-show',
  'e-mail',
  'pdf',
  'picture',
  'archive',
  'program',
] as const;

/** Why something that came inside another file is not an exhibit of its own. */
export const LEFT_OUT = [
  'unsupported-type',
  'password-needed',
  'damaged-file',
  'empty-file',
  'too-large',
  'too-many-pages',
  'took-too-long',
  'missing-letters',
  'duplicate',
  'too-deep',
] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** Stored in the vault under these names: a code is never renamed, and none is given a new meaning. */
export const NOTE_CODES = {
  /** A note from before notes had codes, word for word. */
  'note-as-written': { text: 'text' },
  'no-text': {},
  'pages-without-text': { count: 'number' },
  'files-attached': { count: 'number' },
  /** A PDF that is a folder of other files. */
  'folder-of-files': { count: 'number' },
  'media-built-in': { count: 'number' },
  'signed-electronically': {},
  'marks-hidden': { count: 'number' },
  'redaction-not-done': {},
  'words-hidden': { how: { oneOf: HIDDEN_KINDS }, where: 'pages' },
  'layers-off': { count: 'number' },
  'comments-beside': { count: 'number' },
  'answers-not-whole': { count: 'number', where: 'pages' },
  'pages-as-pictures': { count: 'number', where: 'pages' },
  'mark-not-drawn': { where: 'pages' },
  /** A picture inside a PDF that is cut off, cannot be decoded, or is not there. */
  'pictures-broken': { where: 'pages' },
  'camera-place': {},
  'camera-time': {},
  /** As the camera wrote it; empty where it did not. */
  captured: { when: 'text', device: 'text', where: 'text' },
  /** C2PA: signed into the file, found and not checked. */
  'content-credentials': {},
  'picture-over-pages': {},
  /** It was finer than its page shows: dots across and down, as it came and of those that stand on the page. */
  'picture-finer': {
    width: 'number',
    height: 'number',
    keptWidth: 'number',
    keptHeight: 'number',
    where: 'pages',
  },
  'encoding-guessed': {},
  'named-otherwise': { named: { oneOf: NAMED_KINDS }, ending: 'text', readAs: { oneOf: READ_KINDS } },
  /** What a recording says of itself cannot be read: it may not play. */
  'recording-unread': {},
  'letters-as-codes': { letters: 'text' },
  'first-of-moving': { count: 'number' },
  'changes-tracked': { count: 'number' },
  'remarks-inside': { count: 'number' },
  /** Of a spreadsheet: how much of what its pages show is hidden in the file. */
  'parts-hidden': { sheets: 'number', rows: 'number', columns: 'number' },
  /** A document whose words are shown and not its looks: what else its own pages show. */
  'words-alone': { pictures: 'number', tables: 'number', margins: 'number' },
  /** A document set on pages as it was written, but for these. */
  'looks-in-part': { pictures: 'number', drawings: 'number' },
  /** `pdf` is the identifier of the exhibit that is a PDF of it. */
  'pdf-in-its-place': { title: 'text', pdf: 'text' },
  /** `original` is the identifier of the exhibit it is a PDF of; how many words only one of both has, and the first of them. */
  'pdf-of': {
    title: 'text',
    original: 'text',
    compared: { oneOf: ['yes', 'no'] },
    missing: 'number',
    words: 'text',
    added: 'number',
    more: 'text',
  },
  /** For the custody record of a PDF made elsewhere. */
  'pdf-received': { title: 'text', sha256: 'text' },
  /** Nothing here reads it: one page says so in its place. */
  'kept-whole': {},
  'formulas-as-values': { count: 'number' },
  'files-missing': { count: 'number' },
  /** `parent` is the identifier of the exhibit it came in. */
  'came-inside': { title: 'text', parent: 'text' },
  'parts-apart': { count: 'number' },
  'parts-left-out': { files: [{ name: 'text', why: { oneOf: LEFT_OUT } }] },
  'parts-too-many': { count: 'number' },
  /** For the custody record of what came inside another file. */
  'part-received': { title: 'text', sha256: 'text' },
  /** Beside a page: what was typed into a form and cannot be read whole on it. `field` may be empty. */
  'form-answer': { field: 'text', words: 'text' },
} as const satisfies Readonly<Record<string, Kinds>>;

/** @file Whatever is no PDF as pages: each kind by its own reader, loaded when one comes. */
import type { Fact } from '../contract/rendering.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { isPicture, isRecording, MEDIA_KINDS, type MediaType } from '../core/evidence/media-types.ts';
import { coded, type Note } from '../core/findings/finding.ts';
import { readDelimited } from '../core/text/delimited.ts';
import { decodeText } from '../core/text/encoding.ts';
import { chatOnPages } from './archive/intake-archive.ts';
import { isChat } from './chat/read-chat.ts';
import type { IntakeRequest, Part, WorkingStep } from './decoder.ts';
import type { IntakeTools } from './intake-tools.ts';
import { INTAKE_LIMITS } from './limits.ts';
import { countPages } from './rendered/set-on-pages.ts';
import { setTables, type WorkbookType } from './table/intake-table.ts';
import type { SheetCell, SheetRead } from './table/sheet.ts';

// Text files, chat exports among them, set on A4 pages: every line as written, none reordered.

// A text file that is a table: its columns parted by commas, semicolons, tabs or bars, as spreadsheets write it. Its
// cells are text, and stay as they were written.

const NAMED = /\.(csv|tsv|tab)$/i;
const SAYS_SO = /^\uFEFF?sep=.\r?\n/i;
/** "1,234.50", "£1.234,50", "-3", "12 %". */
const NUMBER = /^[-+(]?\s?\p{Sc}?\s?\d[\d.,' \u00a0]*\)?\s?(%|\p{Sc})?$/u;

/**
 * Null where it is no table: it is not called one, a quotation mark in it is never closed, or it has a single column. The
 * name tells text apart, as it tells nothing else.
 */
export function readCsvTable(text: string, fileName: string): SheetRead | null {
  if (!NAMED.test(fileName) && !SAYS_SO.test(text)) return null;
  const { rows, openQuote } = readDelimited(text);
  if (openQuote !== null || rows.every(({ cells }) => cells.length < 2)) return null;
  return {
    name: '',
    isHidden: false,
    hiddenColumns: new Set(),
    rows: rows.map(({ number, cells }) => ({
      number,
      isHidden: false,
      cells: new Map(cells.map((said, column) => [column, cellOf(said)])),
    })),
    joined: [],
    remarks: [],
  };
}

const cellOf = (text: string): SheetCell => ({ text, isNumber: NUMBER.test(text), isFormula: false });

interface TextIntake {
  /** A table that is kept as text is told apart here. */
  readonly mediaType: 'text/plain' | 'text/csv';
  readonly pageCount: number;
  readonly workingCopy: Uint8Array;
  readonly notes: readonly Note[];
  readonly workingSteps: readonly WorkingStep[];
}

/** Throws too-large, too-many-pages, missing-letters, and empty-file for blank text. */
async function intakeText(bytes: Uint8Array, fileName: string, tools: IntakeTools): Promise<TextIntake> {
  if (bytes.length > INTAKE_LIMITS.textBytes) {
    throw new TestimonyError('too-large', {
      detail: `the most is ${INTAKE_LIMITS.textBytes / 1024 / 1024} MB of text`,
    });
  }
  const { text, guessed } = decodeText(bytes);
  if (text.trim() === '') throw new TestimonyError('empty-file', { detail: 'it holds only blank space' });
  if (isChat(text)) {
    const facts: Fact[] = [{ label: 'sha256', values: [tools.sha256(bytes)] }];
    return {
      mediaType: 'text/plain',
      ...(await chatOnPages(bytes, new Set(), facts, tools)),
      workingSteps: ['typeset-from-chat'],
    };
  }
  const table = readCsvTable(text, fileName);
  if (table !== null) {
    const about = { head: 'table', mediaType: 'text/csv' } as const;
    const { notes, ...made } = await setTables(bytes, [table], about, tools);
    return { mediaType: 'text/csv', ...made, notes: [...encodingNote(guessed), ...notes] };
  }
  const workingCopy = tools.plainText(text);
  const pageCount = await countPages(workingCopy);
  return {
    mediaType: 'text/plain',
    pageCount,
    workingCopy,
    notes: encodingNote(guessed),
    workingSteps: ['typeset-from-text'],
  };
}

const encodingNote = (guessed: boolean): Note[] => (guessed ? [coded('encoding-guessed')] : []);

export interface MadePages {
  /** What it turned out to be, where the first bytes do not tell. */
  readonly mediaType: MediaType;
  readonly pageCount: number;
  readonly workingCopy: Uint8Array;
  readonly notes: readonly Note[];
  readonly workingSteps: readonly WorkingStep[];
  readonly parts?: readonly Part[];
}

/** Throws as each reader does: damaged-file, empty-file, too-large, too-many-pages, missing-letters. */
export async function asPages(
  { bytes, fileName, transcript }: IntakeRequest,
  mediaType: Exclude<MediaType, 'application/pdf'>,
  tools: IntakeTools,
): Promise<MadePages> {
  if (isPicture(mediaType)) {
    const { intakePicture } = await import('./picture/intake-picture.ts');
    return { mediaType, ...(await intakePicture(bytes, mediaType)), workingSteps: ['converted-from-image'] };
  }
  if (isRecording(mediaType)) {
    const { intakeRecording } = await import('./recording/intake-recording.ts');
    const made = await intakeRecording(bytes, mediaType, tools, transcript);
    const behind = transcript === undefined ? [] : (['transcript-behind-it'] as const);
    return { ...made, workingSteps: ['slip-in-its-place', ...behind] };
  }
  if (mediaType === 'message/rfc822' || mediaType === 'application/vnd.ms-outlook') {
    const { intakeMail } = await import('./mail/intake-mail.ts');
    return { mediaType, ...(await intakeMail(bytes, mediaType, tools)), workingSteps: ['typeset-from-mail'] };
  }
  if (mediaType === 'application/zip') {
    const { intakeArchive } = await import('./archive/intake-archive.ts');
    return { mediaType, ...(await intakeArchive(bytes, tools)) };
  }
  if (mediaType === 'application/x-ole-storage') {
    const { intakeOldWorkbook } = await import('./table/intake-table.ts');
    const made = await intakeOldWorkbook(bytes, tools);
    if (made !== null) return { mediaType: 'application/vnd.ms-excel', ...made };
  }
  if (MEDIA_KINDS[mediaType].readAs === 'spreadsheet') {
    const { intakeWorkbook } = await import('./table/intake-table.ts');
    return { mediaType, ...(await intakeWorkbook(bytes, mediaType as WorkbookType, tools)) };
  }
  if (mediaType !== 'text/plain') {
    const { intakeDocument } = await import('./document/intake-document.ts');
    return { mediaType, ...(await intakeDocument(bytes, mediaType, tools)) };
  }
  return await intakeText(bytes, fileName, tools);
}

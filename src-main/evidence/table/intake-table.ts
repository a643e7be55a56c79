/**
 * @file Spreadsheets and CSV files as tables: each sheet under its name, what is hidden shown and said to be hidden, values of
 * formulas said to be that. How the program that made it laid it out is not kept; the file itself is, whole.
 */
import type { Block, Fact, RenderedHead } from '../../contract/rendering.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { MEDIA_KINDS, type MediaType } from '../../core/evidence/media-types.ts';
import { coded, type Note } from '../../core/findings/finding.ts';
import type { IntakeTools } from '../intake-tools.ts';
import { INTAKE_LIMITS } from '../limits.ts';
import { asSize } from '../recording/intake-recording.ts';
import { refusal } from '../refusal.ts';
import { setOnPages } from '../rendered/set-on-pages.ts';
import { hiddenIn, type SheetRead, tableOf } from './sheet.ts';

export type WorkbookType =
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  | 'application/vnd.oasis.opendocument.spreadsheet';

/** Throws damaged-file, empty-file, too-large, too-many-pages. */
export async function intakeWorkbook(bytes: Uint8Array, mediaType: WorkbookType, tools: IntakeTools) {
  const sheets = await (mediaType === 'application/vnd.oasis.opendocument.spreadsheet'
    ? import('./ods.ts').then(({ readOds }) => readOds(bytes))
    : import('./xlsx.ts').then(({ readXlsx }) => readXlsx(bytes)));
  return await setTables(bytes, sheets, { head: 'spreadsheet', mediaType }, tools);
}

/** Null where it is no workbook, or none that can be shown: it is kept whole then. */
export async function intakeOldWorkbook(bytes: Uint8Array, tools: IntakeTools) {
  const { readXls } = await import('./old-excel/read-xls.ts');
  const sheets = readXls(bytes);
  if (sheets === null) return null;
  const about = { head: 'spreadsheet', mediaType: 'application/vnd.ms-excel' } as const;
  try {
    return await setTables(bytes, sheets, about, tools);
  } catch (thrown) {
    if (thrown instanceof TestimonyError) return null;
    throw thrown;
  }
}

/** Throws empty-file, too-large, too-many-pages. */
export async function setTables(
  bytes: Uint8Array,
  sheets: readonly SheetRead[],
  { head, mediaType }: { readonly head: RenderedHead; readonly mediaType: MediaType },
  tools: IntakeTools,
) {
  const cells = sheets.flatMap(({ rows }) => rows.flatMap((row) => [...row.cells.values()]));
  const letters = cells.reduce((sum, { text }) => sum + text.length, 0);
  if (letters === 0) throw refusal('empty-file', 'no-words');
  if (letters > INTAKE_LIMITS.textBytes) throw new TestimonyError('too-large', { detail: 'its words' });
  if (cells.length > INTAKE_LIMITS.tableCells) throw refusal('too-large', 'too-wide');
  const formulas = cells.filter(({ isFormula }) => isFormula).length;
  const remarks = sheets.reduce((sum, sheet) => sum + sheet.remarks.length, 0);
  const hidden = hiddenIn(sheets);
  const notes: Note[] = [];
  if (hidden.sheets + hidden.rows + hidden.columns > 0) notes.push(coded('parts-hidden', hidden));
  if (formulas > 0) notes.push(coded('formulas-as-values', { count: formulas }));
  if (remarks > 0) notes.push(coded('remarks-inside', { count: remarks }));
  const facts: Fact[] = [
    { label: 'kind', values: [MEDIA_KINDS[mediaType].name] },
    { label: 'size', values: [asSize(bytes.length)] },
    { label: 'sha256', values: [tools.sha256(bytes)] },
  ];
  const made = await setOnPages({ head, facts, blocks: sheets.flatMap(blocksOf) }, tools);
  return { ...made, notes: [...notes, ...made.notes], workingSteps: ['typeset-as-table'] as const };
}

/** Its table, and under it what was remarked about its cells. */
function blocksOf(sheet: SheetRead): Block[] {
  const table = tableOf(sheet);
  return [
    table,
    ...sheet.remarks.map(
      ({ at, by, text }): Block => ({
        kind: 'text',
        style: 'body',
        runs: [
          { as: 'plain', text: `${sheet.name}, ${at} ` },
          { as: 'comment', text, ...(by === '' ? {} : { by }) },
        ],
      }),
    ),
  ];
}

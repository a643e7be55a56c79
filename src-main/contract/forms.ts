/** @file Own forms: taken in from an XLSForm workbook, kept in the vault, written out again. */

import * as z from 'zod';
import type { Found } from '../core/errors/errors.ts';
import type { Coded } from '../core/findings/finding.ts';
import { FileHandle } from '../core/ids.ts';
import { call, longCall } from './call.ts';
import { OptionalLine } from './fields.ts';

/**
 * `changed`: it works here in another way. `left-out`: privacy or something this program does not do; it is not in
 * the form. `look`: it is in the form, and somebody should see whether it is what was meant. `carried`: no effect
 * here, written out again with the form.
 */
export type FormImportOutcome = 'changed' | 'left-out' | 'look' | 'carried';

export interface FormImportLine {
  readonly outcome: FormImportOutcome;
  /** `survey`, `choices`, `settings`, or '' for the workbook. */
  readonly sheet: string;
  /** As the spreadsheet numbers it; null for the whole sheet. */
  readonly row: number | null;
  /** The column's name as it stands in the sheet; '' for the whole row. */
  readonly column: string;
  /** Name of the question, list or choice. */
  readonly name: string;
  readonly says: Coded;
}
export interface FormImportReport {
  readonly kept: {
    readonly pages: number;
    readonly questions: number;
    readonly choices: number;
    readonly conditions: number;
    readonly constraints: number;
    readonly recommended: number;
    /** Columns that were read, by sheet. */
    readonly columns: readonly { readonly sheet: string; readonly columns: readonly string[] }[];
  };
  /** Languages of the texts; the first is the one shown. */
  readonly languages: readonly string[];
  readonly lines: readonly FormImportLine[];
  /** Lines beyond those listed. */
  readonly more: number;
  /** How its questions ask: sections that do not begin openly, loaded phrases. Absent in reports from before. */
  readonly asking?: readonly Found[];
}

export interface FormSummary {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly description: string;
  readonly questions: number;
  readonly source: string;
  readonly certainty: string;
  /** What the form is and what it is not: shown wherever it appears. */
  readonly label: string;
  /** Held with the person, or filled in by the caseworker afterwards. */
  readonly use: 'interview' | 'worksheet';
  /** Brought along by the organisation, not shipped with the program. */
  readonly own: boolean;
}
/** `definition` is SurveyJS JSON; our additions live in `testimony` objects, see resources/forms/README.md. */
export interface FormDefinition extends FormSummary {
  readonly definition: Readonly<Record<string, unknown>>;
}

export const formCalls = {
  /** Forms that load, and the files that do not, each with what is wrong in it. */
  formList: call<{ forms: FormSummary[]; damaged: { file: string; found: readonly Found[] }[] }>()(
    z.strictObject({}),
  ),
  formShow: call<FormDefinition>()(z.strictObject({ formId: z.string().max(80) })),
  /**
   * Reads a workbook into a form of this vault. `language`: the one to show, by its name or code in the workbook.
   * `use`: an `interview` gets the program's own safety and consent pages in front; a `worksheet` has none.
   * With `preview`, only says what would happen. `added` is false when this very form is already the newest.
   */
  formImport: longCall<{ form: FormSummary; report: FormImportReport; added: boolean }>()(
    z.strictObject({
      file: FileHandle,
      language: OptionalLine,
      use: z.enum(['interview', 'worksheet']).default('interview'),
      preview: z.boolean().default(false),
    }),
  ),
  /** Writes the newest version of an own form to the folder as .xlsx; `left`: what was left out at the import. */
  formExport: longCall<{ fileName: string; sha256: string; left: number }>()(
    z.strictObject({ formId: z.string().max(80), folder: FileHandle }),
  ),
  /** What the import of the newest version said. */
  formReport: call<{ form: FormSummary; report: FormImportReport; importedAt: string; importedBy: string }>()(
    z.strictObject({ formId: z.string().max(80) }),
  ),
  /** Takes an own form out of the list. Interviews held on it keep it. */
  formRemove: call<{ removed: true }>()(z.strictObject({ formId: z.string().max(80) })),
};

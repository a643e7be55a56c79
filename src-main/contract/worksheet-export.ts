/** @file A worksheet that is made to be printed, written out as PDF. */
import * as z from 'zod';
import type { Coded } from '../core/findings/finding.ts';
import { FileHandle, ScreeningId } from '../core/ids.ts';
import { longCall } from './call.ts';
import type { Picture } from './evidence.ts';
import { DecisionFields, OptionalLine } from './fields.ts';
import { Released } from './privilege.ts';

export const worksheetExportCalls = {
  /**
   * Writes what is recorded on the sheet, with what was told since or differently beside it; `accounts`: which questions
   * that is still open for. Without a folder no file is written, and `printed` has its
   * pages for a printer. Throws `consent-missing`, which a reason passes over; `not-ready` for a form
   * that is not made to be printed.
   */
  worksheetExport: longCall<{
    fileName: string;
    sha256: string;
    accounts: readonly Coded[];
    printed: readonly Picture[];
  }>()(
    z.strictObject({
      screeningId: ScreeningId,
      folder: FileHandle.nullable(),
      /** Who will hold it. */
      recipient: OptionalLine,
      ...DecisionFields,
      released: Released,
    }),
  ),
};

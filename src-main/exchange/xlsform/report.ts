/** @file What an import did, one line at a time: what was changed, left out, or needs a look, with its place. */

import type { FormImportLine } from '../../contract/forms.ts';
import type { Coded } from '../../core/findings/finding.ts';

/** More than anybody reads; the rest is counted. */
const MOST_LINES = 2000;

export interface Place {
  readonly sheet: string;
  readonly row?: number;
  readonly column?: string;
  readonly name?: string;
}

export class Report {
  readonly #lines: FormImportLine[] = [];
  #beyond = 0;

  /** `says` names no row or column, the line does. */
  add(outcome: FormImportLine['outcome'], place: Place, says: Coded): void {
    if (this.#lines.length >= MOST_LINES) {
      this.#beyond += 1;
      return;
    }
    const { sheet, row = null, column = '', name = '' } = place;
    this.#lines.push({ outcome, sheet, row, column, name: name.slice(0, 200), says });
  }

  /** In the order of the sheets, then of the rows. */
  lines(): readonly FormImportLine[] {
    const order = (line: FormImportLine) => ['', 'settings', 'survey', 'choices'].indexOf(line.sheet);
    return this.#lines.toSorted((a, b) => order(a) - order(b) || (a.row ?? 0) - (b.row ?? 0));
  }

  get beyond(): number {
    return this.#beyond;
  }
}

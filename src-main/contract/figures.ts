/** @file Figures of a period: how many people, of which kinds, without a name. Looked at, and written out. */
import * as z from 'zod';
import type { Shown } from '../core/figures/hide-small.ts';
import type { CountedTable, FigureTable, Period } from '../core/figures/tables.ts';
import { FileHandle } from '../core/ids.ts';
import { call, longCall } from './call.ts';
import { IsoDay } from './fields.ts';

export const FIGURE_FORMATS = ['pdf', 'csv', 'json'] as const;

export interface FigureRow {
  readonly name: string;
  readonly count: number;
  /** As a file shows it; null for a small group. */
  readonly inFile: Shown;
}
export interface FigureTableView
  extends Pick<FigureTable, 'id' | 'title' | 'about' | 'source' | 'certainty' | 'leaves'>,
    Pick<CountedTable, 'each' | 'of'> {
  readonly rows: readonly FigureRow[];
  /** As a file shows how many people are in the table; null where that is not shown. */
  readonly totalInFile: Shown;
}
export interface FiguresView extends Period {
  /** ISO day it was counted on. */
  readonly asOf: string;
  /** People new in the period. */
  readonly people: number;
  /** People who are counted here, and in no file: they have not agreed to figures. */
  readonly notInFile: number;
  /** A smaller group is not shown in a file. */
  readonly least: number;
  readonly tables: readonly FigureTableView[];
}

/** ISO days, both in it. */
const period = { from: IsoDay, to: IsoDay } as const;

export const figureCalls = {
  /** Of everybody, for the office; beside it what a file shows. Throws `bad-input` for days in the wrong order, `form-damaged`. */
  figuresShow: call<FiguresView>()(z.strictObject(period)),
  /**
   * Of people who agreed to figures alone, without small groups. Throws as `figuresShow`, `read-only`, `disk-full`,
   * `cancelled`; nothing is then in the folder.
   */
  figuresExport: longCall<{ fileName: string; sha256: string }>()(
    z.strictObject({ ...period, folder: FileHandle, format: z.enum(FIGURE_FORMATS) }),
  ),
};

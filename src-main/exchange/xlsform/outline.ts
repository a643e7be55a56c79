/** @file The survey sheet as a tree: groups and repeats with what stands in them. What cannot stay is taken out here. */

import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { FORM_LIMITS } from './limits.ts';
import type { Report } from './report.ts';
import { type RowType, readType } from './row-type.ts';
import type { FormRow, FormSheet } from './sheets.ts';

export type QuestionType = Exclude<RowType, { is: 'begin' | 'end' | 'metadata' | 'refused' | 'unknown' }>;

export interface QuestionNode {
  readonly is: 'question';
  readonly row: FormRow;
  readonly type: QuestionType;
}
interface Block<Is extends 'group' | 'repeat'> {
  readonly is: Is;
  readonly row: FormRow;
  readonly children: Node[];
}
export type BlockNode = Block<'group'> | Block<'repeat'>;
export type Node = QuestionNode | BlockNode;

export interface Outline {
  readonly nodes: readonly Node[];
  /** Names of rows that were taken out: a condition may still ask for them. */
  readonly leftOut: ReadonlySet<string>;
}

/** Throws form-damaged when blocks are nested beyond all measure. */
export function outline(survey: FormSheet, report: Report): Outline {
  const nodes: Node[] = [];
  const open: BlockNode[] = [];
  const leftOut = new Set<string>();
  for (const row of survey.rows) {
    const cell = row.cell('type');
    const place = { sheet: 'survey', row: row.row, column: row.header('type'), name: row.cell('name') };
    const into = open.at(-1)?.children ?? nodes;
    const leave = (outcome: 'left-out' | 'look', says: Coded) => {
      row.leftOut = true;
      leftOut.add(row.cell('name'));
      report.add(outcome, place, says);
    };
    if (/^(yes|true)$/i.test(row.cell('disabled'))) {
      leave('left-out', coded('import-row-disabled'));
      continue;
    }
    const type = readType(cell);
    switch (type.is) {
      case 'begin': {
        if (open.length >= FORM_LIMITS.depth) {
          throw new TestimonyError('form-damaged', {
            detail: `row ${row.row}: groups are nested too deeply`,
          });
        }
        const block = { is: type.block, row, children: [] } as BlockNode;
        into.push(block);
        open.push(block);
        break;
      }
      case 'end':
        if (open.at(-1)?.is === type.block) open.pop();
        else leave('look', coded('import-nothing-to-end', { block: type.block }));
        break;
      case 'metadata':
        leave('left-out', coded('import-metadata', { what: type.what }));
        break;
      case 'refused':
        leave('left-out', type.why);
        break;
      case 'unknown':
        if (cell === '') leave('left-out', coded('import-without-type'));
        else leave('left-out', coded('import-type-unknown', { type: cell.slice(0, 60) }));
        break;
      default:
        into.push({ is: 'question', row, type });
    }
  }
  for (const block of open) {
    const place = { sheet: 'survey', row: block.row.row, column: block.row.header('type') };
    report.add(
      'look',
      { ...place, name: block.row.cell('name') },
      coded('import-never-ended', { block: block.is }),
    );
  }
  return { nodes, leftOut };
}

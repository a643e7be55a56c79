/** @file One document as a row of cells. Only the cell that has the keyboard is a field; the others are text. */
import { Checkbox, VisuallyHidden } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../../src-main/contract/evidence.ts';
import { PrivilegedTag } from '../../../privilege/privileged-tag.tsx';
import { langOf } from '../../../ui/lang.ts';
import { PageThumbnail } from '../../../ui/page-thumbnail.tsx';
import { guessFor } from './guesses.ts';
import classes from './table.module.css';
import { COLUMNS, textOf } from './table-columns.ts';
import { ROLE } from './table-roles.ts';

export interface RowActions {
  open(view: EvidenceView): void;
  toggle(view: EvidenceView): void;
  activate(view: EvidenceView, column: number): void;
}

export const TableRow = memo(function TableRow({
  view,
  index,
  active,
  isMarked,
  field,
  actions,
}: {
  readonly view: EvidenceView;
  readonly index: number;
  /** The column that has the keyboard; null where it is in another row. */
  readonly active: number | null;
  readonly isMarked: boolean;
  /** What stands in that column. */
  readonly field: ReactNode;
  readonly actions: RowActions;
}) {
  const { t } = useTranslation('evidence');
  return (
    <div {...ROLE.row(index, isMarked)} className={classes.row} data-active={active !== null}>
      <span {...ROLE.cell()} className={classes.check}>
        <Checkbox
          size="xs"
          tabIndex={-1}
          aria-label={t('table.mark', { title: view.title })}
          checked={isMarked}
          onChange={() => actions.toggle(view)}
        />
      </span>
      <span {...ROLE.cell()} className={classes.thumbnail}>
        <button
          type="button"
          tabIndex={-1}
          className={classes.open}
          aria-label={t('table.open', { title: view.title })}
          title={view.originalName}
          onClick={() => actions.open(view)}
        >
          <PageThumbnail evidenceId={view.id} size="row" />
        </button>
      </span>
      {COLUMNS.map((column, at) => (
        <span
          key={column}
          {...ROLE.cell(active === at ? undefined : () => actions.activate(view, at))}
          className={classes.cell}
          data-column={column}
        >
          {active === at ? field : <CellText view={view} column={column} />}
        </span>
      ))}
    </div>
  );
});

function CellText({
  view,
  column,
}: {
  readonly view: EvidenceView;
  readonly column: (typeof COLUMNS)[number];
}) {
  const text = textOf(view, column);
  const guess = guessFor(view, column)?.words;
  return (
    <>
      {text === '' ? null : (
        <span className={classes.text} dir="auto" title={text}>
          {column === 'title' ? <PrivilegedTag marked={view.privileged} /> : null}
          <bdi {...(column === 'title' ? langOf(text) : {})}>{text}</bdi>
        </span>
      )}
      {guess === undefined ? null : <Guess words={guess} />}
    </>
  );
}

function Guess({ words, id }: { readonly words: string; readonly id?: string }) {
  const { t } = useTranslation('evidence');
  return (
    <span className={classes.guess} id={id} title={t('table.guessFrom')}>
      {t('table.guess', { words })}
    </span>
  );
}

/** Beside the field: where nothing else stands in it, the field shows the guess itself. */
export function GuessBeside({
  words,
  id,
  isAlone,
}: {
  readonly words: string;
  readonly id: string;
  readonly isAlone: boolean;
}) {
  const guess = <Guess words={words} id={id} />;
  return isAlone ? <VisuallyHidden>{guess}</VisuallyHidden> : guess;
}

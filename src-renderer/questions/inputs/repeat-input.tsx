/** @file Rows of the same few questions: one answer made of several, added and taken out one by one. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isBlank } from '../../../src-main/core/answers/carried.ts';
import { readableValue } from '../../../src-main/core/answers/readable.ts';
import type { FormQuestion } from '../../../src-main/core/forms/form-format.ts';
import { formText } from '../../../src-main/core/forms/form-format.ts';
import { holds } from '../conditions.ts';
import classes from '../question.module.css';
import { focusAfterWords, focusRow } from '../question-focus.ts';
import type { InputProps } from './input-props.ts';

type Repeat = Extract<FormQuestion, { type: 'paneldynamic' }>;
type Row = Readonly<Record<string, unknown>>;

export function RepeatInput(
  props: InputProps & {
    readonly question: Repeat;
    /** Answered questions outside the rows, by name: conditions within a row may look at them. */
    readonly values: Row;
    /** Takes a row out of the answer; what was in it can be had back. */
    readonly onTakeOut: (index: number) => void;
    /** Draws the field of one cell. */
    readonly field: (
      cell: InputProps & { readonly question: FormQuestion; readonly values: Row },
    ) => ReactNode;
  },
) {
  const { t } = useTranslation('interview');
  const { question } = props;
  const rows: readonly Row[] = Array.isArray(props.value) ? (props.value as Row[]) : [];
  const shown = rows.length === 0 ? [{}] : rows;
  const change = (index: number, name: string, value: unknown, when: 'soon' | 'now') => {
    const { [name]: _old, ...rest } = shown[index] ?? {};
    const row = isBlank(value) ? rest : { ...rest, [name]: value };
    props.onChange(
      shown.map((one, at) => (at === index ? row : one)),
      when,
    );
  };
  const nameOf = (row: Row, index: number): string => {
    const words = wordsOf(question, row);
    const number = index + 1;
    return words === '' ? t('answer.row', { number }) : t('answer.rowNamed', { number, words });
  };
  return (
    <fieldset className={classes.rows} aria-labelledby={props.labelledBy} data-rows>
      {shown.map((row, index) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names of their own
          key={index}
          className={classes.repeat}
          aria-label={nameOf(row, index)}
        >
          {rows.length < 2 ? null : (
            <p className={classes.rowName} data-row-name>
              <bdi>{nameOf(row, index)}</bdi>
            </p>
          )}
          {question.templateElements
            .filter(
              (element) =>
                element.visibleIf === undefined || holds(element.visibleIf, inRow(props.values, row)),
            )
            .map((element) => {
              const id = `${question.name}-${index}-${element.name}`;
              const hint = formText(element.description);
              return (
                <div key={element.name} className={classes.cell} data-cell={id}>
                  <p id={id} className={classes.cellTitle}>
                    {formText(element.title)}
                  </p>
                  {hint === '' ? null : (
                    <p id={`${id}-hint`} className={classes.hint}>
                      {hint}
                    </p>
                  )}
                  {props.field({
                    question: { ...element, name: id },
                    values: inRow(props.values, row),
                    value: row[element.name] ?? null,
                    onChange: (value, when) => change(index, element.name, value, when),
                    labelledBy: id,
                    describedBy: hint === '' ? undefined : `${id}-hint`,
                    looseIn: props.looseIn,
                    onDone: () => nextCell(id, () => props.looseIn(id).text !== '', props.onDone),
                  })}
                </div>
              );
            })}
          {rows.length === 0 ? null : (
            <Button
              variant="subtle"
              onClick={() => {
                props.onTakeOut(index);
                focusRow(question.name, Math.max(0, index - 1));
              }}
            >
              {formText(question.panelRemoveText) || t('answer.removeRow', { number: index + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      {rows.length === 0 || rows.length >= question.maxPanelCount ? null : (
        <Button
          variant="default"
          onClick={() => {
            props.onChange([...rows, {}], 'now');
            focusRow(question.name, rows.length);
          }}
        >
          {formText(question.panelAddText) || t('answer.addRow')}
        </Button>
      )}
    </fieldset>
  );
}

/** What a row is known by: the first two of its cells that were written in, whole. A long text is no name. */
function wordsOf({ templateElements }: Repeat, row: Row): string {
  return templateElements
    .filter(({ name, type }) => type !== 'comment' && !isBlank(row[name]))
    .map((element) => readableValue(element, row[element.name]))
    .filter((words) => words !== '')
    .slice(0, 2)
    .join(', ');
}

/** What a condition within a row looks at: the answers outside, then the row's own, also by way of `panel`. */
const inRow = (values: Row, row: Row): Row => ({ ...values, ...row, panel: row });

const FIELD = 'textarea, select, input:not([type=hidden])';

/**
 * To the next field of the rows, or on when this was the last, or holds what it cannot take: what comes after all fields
 * says so. Once what was taken from a list has been drawn, for the list holds what it does not know when it is left.
 */
function nextCell(id: string, isUnread: () => boolean, onDone: () => void): void {
  setTimeout(() => (isUnread() ? onDone() : moveOn(id, onDone)), 0);
}

function moveOn(id: string, onDone: () => void): void {
  const cells = [...document.querySelectorAll<HTMLElement>('[data-cell]')];
  const at = cells.findIndex((cell) => cell.dataset.cell === id);
  const next = cells[at + 1];
  const sameRows = next !== undefined && next.closest('[data-rows]') === cells[at]?.closest('[data-rows]');
  const field = sameRows ? next.querySelector<HTMLElement>(FIELD) : null;
  if (field === null) onDone();
  else {
    focusAfterWords(field);
    field.scrollIntoView({ block: 'nearest' });
  }
}

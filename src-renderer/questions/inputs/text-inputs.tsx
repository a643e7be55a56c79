/** @file Typed answers: a line, a large box, a number. */
import { Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldText, InputProps } from './input-props.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export function TextLineInput(
  props: InputProps & {
    readonly inputType: 'text' | 'number' | 'email' | 'tel';
    readonly maxLength: number | undefined;
    /** Offered while typing; anything else may be written. */
    readonly offered?: readonly string[] | undefined;
  },
) {
  const list = useId();
  const { offered = [] } = props;
  return (
    <>
      <TextInput
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
        list={offered.length === 0 ? undefined : list}
        inputMode={props.inputType === 'email' ? 'email' : props.inputType === 'tel' ? 'tel' : 'text'}
        dir="auto"
        autoComplete="off"
        maxLength={props.maxLength ?? 500}
        value={text(props.value)}
        onChange={(event) => props.onChange(event.currentTarget.value, 'soon')}
        onKeyDown={(event) => goOn(event, props.onDone, false)}
      />
      {offered.length === 0 ? null : (
        <datalist id={list}>
          {offered.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  );
}

export function LongTextInput(
  props: InputProps & { readonly rows: number; readonly maxLength: number | undefined },
) {
  const { t } = useTranslation('interview');
  const value = text(props.value);
  const left = props.maxLength === undefined ? null : props.maxLength - [...value].length;
  return (
    <>
      <Textarea
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
        dir="auto"
        autosize
        minRows={props.rows}
        maxRows={24}
        value={value}
        onChange={(event) => props.onChange(event.currentTarget.value, 'soon')}
        onKeyDown={(event) => goOn(event, props.onDone, true)}
      />
      {left === null || left > 500 ? null : (
        <p className="quiet figures" role="status">
          {left >= 0 ? t('answer.left', { count: left }) : t('answer.over', { count: -left })}
        </p>
      )}
    </>
  );
}

/** What is typed stays as typed; only a number is an answer. */
export function NumberInput(
  props: InputProps & {
    readonly loose: FieldText;
    readonly min: number | undefined;
    readonly max: number | undefined;
  },
) {
  const { t } = useTranslation('interview');
  const [typed, setTyped] = useState(
    props.loose.text || (typeof props.value === 'number' ? String(props.value) : ''),
  );
  const number = Number(typed.replace(',', '.'));
  const unread = typed.trim() !== '' && !Number.isFinite(number);
  return (
    <TextInput
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      inputMode="decimal"
      maw="12rem"
      value={props.value === null && !unread && typed !== '' ? '' : typed}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        const value = Number(next.replace(',', '.'));
        props.loose.onText(Number.isFinite(value) ? '' : next, false);
        props.onChange(next.trim() === '' || !Number.isFinite(value) ? null : value, 'soon');
      }}
      onKeyDown={(event) => goOn(event, props.onDone, false)}
      onBlur={() => props.loose.onText(unread ? typed : '', true)}
      description={unread ? t('answer.numberOnly') : undefined}
    />
  );
}

export function goOn(event: KeyboardEvent, onDone: () => void, needsControl: boolean): void {
  if (event.key !== 'Enter' || event.ctrlKey !== needsControl || event.nativeEvent.isComposing) return;
  event.preventDefault();
  onDone();
}

/** @file The field that fits a question's kind. */
import { type ComboboxItem, type OptionsFilter, Select } from '@mantine/core';
import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COUNTRIES } from '../../../src-main/core/answers/countries.ts';
import { FuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import { type FormQuestion, formText } from '../../../src-main/core/forms/form-format.ts';
import { OFFICIAL_NAMES } from '../../../src-main/core/forms/official-lists.ts';
import { FuzzyDateField } from '../../ui/fuzzy-date-field.tsx';
import { holds } from '../conditions.ts';
import { shownChoices } from '../form.ts';
import { isCalled, matching } from '../matching.ts';
import { ChoiceInput } from './choice-input.tsx';
import type { FieldText, InputProps } from './input-props.ts';
import { RepeatInput } from './repeat-input.tsx';
import { goOn, LongTextInput, NumberInput, TextLineInput } from './text-inputs.tsx';

/** One of many choices: type to narrow the list; Enter takes the one that fits best and goes on. */
interface Choice {
  readonly value: string;
  readonly label: string;
}

function ListInput(props: InputProps & { readonly loose: FieldText; readonly choices: readonly Choice[] }) {
  const { t } = useTranslation('interview');
  const chosen = props.choices.find((one) => one.value === props.value);
  const [typed, setTyped] = useState(chosen?.label ?? '');
  const choose = (value: string | null, when: 'soon' | 'now') => {
    props.loose.onText('', false);
    props.onChange(value, when);
  };
  /** The list empties its field when it is left: what is called exactly that is taken, and anything else is kept. */
  const leave = (event: FocusEvent<HTMLInputElement>) => {
    const now = event.currentTarget.value;
    if (now.trim() === '' || now === chosen?.label) return;
    const exact = matching(props.choices, now).find((one) => isCalled(one, now));
    if (exact === undefined) props.loose.onText(now, true);
    else choose(exact.value, 'now');
  };
  const enter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return;
    // An entry that is marked in the open list is taken by the list itself.
    const marked = event.currentTarget.getAttribute('aria-activedescendant') ?? '';
    if (marked !== '') return;
    // What stands in the field: a quick typist is ahead of the last drawing.
    const now = event.currentTarget.value;
    const [first] = matching(props.choices, now);
    if (now.trim() === '' || now === chosen?.label) return goOn(event, props.onDone, false);
    // What fits nothing stays as typed, with the list saying so: going on would lose it.
    if (first === undefined) return;
    setTyped(first.label);
    choose(first.value, 'soon');
    goOn(event, props.onDone, false);
  };
  return (
    <Select
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      data={[...props.choices]}
      searchable
      selectFirstOptionOnChange
      openOnFocus={false}
      clearable
      maw="28rem"
      limit={80}
      filter={bestFirst}
      nothingFoundMessage={t('answer.nothingFound')}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      value={chosen?.value ?? null}
      onChange={(value) => choose(value, 'now')}
      onBlur={leave}
      searchValue={typed}
      onSearchChange={setTyped}
      onOptionSubmit={() => setTimeout(props.onDone, 0)}
      onKeyDown={enter}
    />
  );
}

/** The list marks its first entry while one types, and Enter takes what is marked. */
const bestFirst: OptionsFilter = ({ options, search, limit }) =>
  matching(options as ComboboxItem[], search).slice(0, limit);

/** A date as the person knows it. */
function DateInput(props: InputProps & { readonly loose: FieldText }) {
  const date = FuzzyDate.safeParse(props.value);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for Enter in the field inside it
    <div onKeyDown={(event) => goOn(event, props.onDone, false)} style={{ maxWidth: '24rem' }}>
      <FuzzyDateField
        labelledBy={props.labelledBy}
        value={date.success ? date.data : null}
        unread={props.loose.text}
        onUnread={props.loose.onText}
        onChange={(value) => props.onChange(value ?? null, 'soon')}
      />
    </div>
  );
}

export function AnswerInput({
  question,
  values,
  onTakeOut,
  ...props
}: InputProps & {
  readonly question: FormQuestion;
  /** Answered questions by name, for conditions; within a row, those of the row as well. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Takes out a row of an answer that is made of them. */
  readonly onTakeOut: (index: number) => void;
}) {
  const loose = props.looseIn(question.name);
  switch (question.type) {
    case 'comment':
      return <LongTextInput {...props} rows={question.rows ?? 4} maxLength={question.maxLength} />;
    case 'radiogroup':
    case 'checkbox':
    case 'dropdown': {
      const choices = shownChoices(question.choices, props.value, values, holds).map(labelled);
      if (choices.length === 0) return <NoChoices />;
      if (question.type === 'dropdown') return <ListInput {...props} loose={loose} choices={choices} />;
      return (
        <ChoiceInput {...props} name={question.name} many={question.type === 'checkbox'} choices={choices} />
      );
    }
    case 'paneldynamic':
      // Rows are made of answers again: this function is handed down, so that neither file needs the other.
      return (
        <RepeatInput
          {...props}
          question={question}
          values={values}
          onTakeOut={onTakeOut}
          field={(cell) => <AnswerInput {...cell} onTakeOut={onTakeOut} />}
        />
      );
    case 'text':
      if (question.testimony.kind === 'fuzzy-date') return <DateInput {...props} loose={loose} />;
      if (question.testimony.kind === 'country')
        return <ListInput {...props} loose={loose} choices={COUNTRIES.map(labelled)} />;
      if (question.testimony.list !== undefined)
        return (
          <ListInput
            {...props}
            loose={loose}
            choices={OFFICIAL_NAMES[question.testimony.list].map(labelled)}
          />
        );
      if (question.inputType === 'number')
        return <NumberInput {...props} loose={loose} min={question.min} max={question.max} />;
      return (
        <TextLineInput
          {...props}
          inputType={question.inputType}
          maxLength={question.maxLength}
          offered={question.testimony.offered}
        />
      );
  }
}

/** Every choice hangs on another answer that is not given yet. */
function NoChoices() {
  const { t } = useTranslation('interview');
  return <p className="quiet">{t('answer.noChoices')}</p>;
}

const labelled = (choice: { readonly value: string; readonly text: Parameters<typeof formText>[0] }) => ({
  value: choice.value,
  label: formText(choice.text),
});

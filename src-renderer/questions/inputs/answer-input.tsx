/** @file The field that fits a question's kind. */
import { useTranslation } from 'react-i18next';
import { COUNTRIES } from '../../../src-main/core/answers/countries.ts';
import { FuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { FormQuestion } from '../../../src-main/core/forms/form-format.ts';
import { formText } from '../../../src-main/core/forms/form-format.ts';
import { OFFICIAL_NAMES } from '../../../src-main/core/forms/official-lists.ts';
import { FuzzyDateField } from '../../ui/fuzzy-date-field.tsx';
import { holds } from '../conditions.ts';
import { shownChoices } from '../form.ts';
import { ChoiceInput } from './choice-input.tsx';
import type { FieldText, InputProps } from './input-props.ts';
import { ListInput } from './list-input.tsx';
import { RepeatInput } from './repeat-input.tsx';
import { goOn, LongTextInput, NumberInput, TextLineInput } from './text-inputs.tsx';

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

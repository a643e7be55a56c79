/** @file The field that fits a question's kind. */
import type { FormQuestion } from '../../../src-main/shared/form-format.ts';
import { formText } from '../../../src-main/shared/form-format.ts';
import { countries } from '../countries.ts';
import { ChoiceInput } from './choice-input.tsx';
import { DateInput } from './date-input.tsx';
import type { InputProps } from './input-props.ts';
import { ListInput } from './list-input.tsx';
import { RepeatInput } from './repeat-input.tsx';
import { LongTextInput, NumberInput, TextLineInput } from './text-inputs.tsx';

export function AnswerInput({ question, ...props }: InputProps & { readonly question: FormQuestion }) {
  switch (question.type) {
    case 'comment':
      return <LongTextInput {...props} rows={question.rows ?? 4} maxLength={question.maxLength} />;
    case 'radiogroup':
    case 'checkbox':
      return (
        <ChoiceInput
          {...props}
          name={question.name}
          many={question.type === 'checkbox'}
          choices={question.choices.map((one) => ({ value: one.value, label: formText(one.text) }))}
        />
      );
    case 'dropdown':
      return (
        <ListInput
          {...props}
          choices={question.choices.map((one) => ({ value: one.value, label: formText(one.text) }))}
        />
      );
    case 'paneldynamic':
      // Rows are made of answers again: this function is handed down, so that neither file needs the other.
      return <RepeatInput {...props} question={question} field={(cell) => <AnswerInput {...cell} />} />;
    case 'text':
      if (question.testimony.kind === 'fuzzy-date') return <DateInput {...props} />;
      if (question.testimony.kind === 'country') return <ListInput {...props} choices={countries()} />;
      if (question.inputType === 'number')
        return <NumberInput {...props} min={question.min} max={question.max} />;
      return <TextLineInput {...props} inputType={question.inputType} maxLength={question.maxLength} />;
  }
}

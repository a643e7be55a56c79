/** @file The field that fits a question's kind. */
import type { FormQuestion } from '../../../../src-main/shared/form-format.ts';
import { formText } from '../../../../src-main/shared/form-format.ts';
import { countries } from '../countries.ts';
import { ChoiceInput } from './choice-input.tsx';
import { DateInput } from './date-input.tsx';
import { ListInput } from './list-input.tsx';
import { RepeatInput } from './repeat-input.tsx';
import { LongTextInput, NumberInput, TextLineInput } from './text-inputs.tsx';

export interface InputProps {
  readonly value: unknown;
  /** null or '' takes the answer back. `now`: a choice was made; `soon`: still typing. */
  readonly onChange: (value: unknown, when: 'soon' | 'now') => void;
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  /** Enter (Ctrl+Enter in a large box): on to the next question. */
  readonly onDone: () => void;
}

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
      return <RepeatInput {...props} question={question} />;
    case 'text':
      if (question.testimony.kind === 'fuzzy-date') return <DateInput {...props} />;
      if (question.testimony.kind === 'country') return <ListInput {...props} choices={countries()} />;
      if (question.inputType === 'number')
        return <NumberInput {...props} min={question.min} max={question.max} />;
      return <TextLineInput {...props} inputType={question.inputType} maxLength={question.maxLength} />;
  }
}

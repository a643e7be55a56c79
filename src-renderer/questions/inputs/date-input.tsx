/** @file A date as the person knows it. */
import { FuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import { FuzzyDateField } from '../../ui/fuzzy-date-field.tsx';
import type { FieldText, InputProps } from './input-props.ts';
import { goOn } from './text-inputs.tsx';

export function DateInput(props: InputProps & { readonly loose: FieldText }) {
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

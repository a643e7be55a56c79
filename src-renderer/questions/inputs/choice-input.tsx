/** @file One or several of some choices, each a full line to click; digits choose, a letter leads there, Enter goes on. */
import type { KeyboardEvent } from 'react';
import classes from '../question.module.css';
import { choiceOfKey, choiceOfLetter } from '../question-keys.ts';
import type { InputProps } from './input-props.ts';
import { goOn } from './text-inputs.tsx';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What forms call the box that excludes all others. */
const NOTHING = 'nothing';

export function ChoiceInput(
  props: InputProps & { readonly name: string; readonly many: boolean; readonly choices: readonly Choice[] },
) {
  const chosen: readonly unknown[] = Array.isArray(props.value)
    ? props.value
    : props.value === null
      ? []
      : [props.value];
  const choose = (value: string) => {
    if (!props.many) return props.onChange(value, 'now');
    // "Nothing right now" beside something else would say two things at once.
    const others = chosen.filter((one) => (value === NOTHING) === (one === NOTHING));
    const next = chosen.includes(value)
      ? chosen.filter((one) => one !== value)
      : props.choices.map((one) => one.value).filter((one) => one === value || others.includes(one));
    props.onChange(next, 'now');
  };
  /** Arrows in a list of boxes, and letters in either, move without choosing. Tells whether the key did. */
  const lead = (event: KeyboardEvent<HTMLFieldSetElement>): boolean => {
    const inputs = [...event.currentTarget.querySelectorAll('input')];
    const at = inputs.indexOf(document.activeElement as HTMLInputElement);
    const labels = props.choices.map((one) => one.label);
    const arrow = props.many ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined;
    const to =
      arrow === undefined ? choiceOfLetter(event, labels, at) : (at + arrow + inputs.length) % inputs.length;
    if (to === null) return false;
    event.preventDefault();
    inputs[to]?.focus();
    return true;
  };
  return (
    <fieldset
      {...(props.many ? {} : { role: 'radiogroup' })}
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      className={classes.choices}
      onKeyDown={(event) => {
        const index = choiceOfKey(event, props.choices.length);
        const choice = index === null ? undefined : props.choices[index];
        if (choice === undefined) {
          if (!lead(event)) goOn(event, props.onDone, false);
          return;
        }
        event.preventDefault();
        if (props.many) return choose(choice.value);
        // Going on saves it, with the question it goes on to.
        props.onChange(choice.value, 'soon');
        props.onDone();
      }}
    >
      {props.choices.map((choice) => (
        <label key={choice.value} className={classes.choice}>
          <input
            type={props.many ? 'checkbox' : 'radio'}
            name={props.name}
            checked={chosen.includes(choice.value)}
            onChange={() => choose(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** @file Under every question: what can be said instead of an answer, and what can stand beside it. One Tab stop. */
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from './answers.ts';
import classes from './question.module.css';
import { moveWithin } from './question-focus.ts';
import { INSTEAD, type InsteadState } from './question-keys.ts';

export function AnswerToolbar(props: {
  readonly title: string;
  readonly draft: Draft;
  readonly onInstead: (state: InsteadState) => void;
  readonly wordsOpen: boolean;
  readonly onWords: () => void;
  readonly onNote: () => void;
  readonly onClear: () => void;
}) {
  const { t } = useTranslation('interview');
  const bar = useRef<HTMLDivElement>(null);
  const chosen = INSTEAD.indexOf(props.draft.state as InsteadState);
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('answer.instead', { title: props.title })}
      className={classes.toolbar}
      onKeyDown={(event) => {
        if (moveWithin(bar.current, event.key)) event.preventDefault();
      }}
    >
      {INSTEAD.map((state, index) => (
        <button
          key={state}
          type="button"
          className={classes.chip}
          aria-pressed={props.draft.state === state}
          aria-keyshortcuts={`Alt+${index + 1}`}
          tabIndex={index === Math.max(0, chosen) ? 0 : -1}
          onClick={() => props.onInstead(state)}
        >
          {t(`state.${state}`)}
        </button>
      ))}
      <span className={classes.beside}>
        {props.wordsOpen ? null : (
          <button type="button" className={classes.link} tabIndex={-1} onClick={props.onWords}>
            {t('answer.ownWords')}
          </button>
        )}
        <button type="button" className={classes.link} tabIndex={-1} onClick={props.onNote}>
          {t('answer.note')}
        </button>
        {props.draft.state === 'answered' ? (
          <button type="button" className={classes.link} tabIndex={-1} onClick={props.onClear}>
            {t('answer.clear')}
          </button>
        ) : null}
      </span>
    </div>
  );
}

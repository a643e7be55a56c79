/** @file The first few of a list and all of them at a press; what may not be overlooked is never among those left out. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './few-of.module.css';
import { useFold } from './fold.ts';

// Which of a long list are shown before somebody asks for all of it.

/**
 * The first `few` and whatever `stays`, in the order of the list; the whole list where fewer than two would be left
 * out, since one more is sooner read than asked for.
 */
export function firstOf<T>(items: readonly T[], few: number, stays: (one: T) => boolean): readonly T[] {
  const first = items.filter((one, at) => at < few || stays(one));
  return items.length - first.length < 2 ? items : first;
}

export function FewOf<T>(props: {
  /** As it is remembered by: the kind of list, never whose it is. */
  readonly name: string;
  /** What the list is of, for a screen reader that meets the button by itself. */
  readonly label: string;
  readonly items: readonly T[];
  readonly few: number;
  /** Whether one stays although it is not among the first. */
  readonly stays?: (one: T) => boolean;
  /** The list, of these. */
  readonly children: (shown: readonly T[]) => ReactNode;
}) {
  const { t } = useTranslation('common');
  const { items } = props;
  const fold = useFold(`all ${props.name}`, false);
  const first = firstOf(items, props.few, props.stays ?? (() => false));
  const word = fold.open ? t('few.fewer') : t('few.all', { count: items.length });
  return (
    <>
      {props.children(fold.open ? items : first)}
      {first.length === items.length ? null : (
        <Button
          className={classes.more ?? ''}
          variant="default"
          size="compact-md"
          aria-expanded={fold.open}
          aria-label={t('few.of', { word, label: props.label })}
          onClick={() => fold.set(!fold.open)}
        >
          {word}
        </Button>
      )}
    </>
  );
}

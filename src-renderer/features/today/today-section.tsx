/** @file One list of Today: nothing at all where it is empty. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Some } from '../../../src-main/contract/today.ts';
import { Section } from '../../ui/page.tsx';
import classes from './today.module.css';

export function TodaySection(props: {
  readonly title: string;
  readonly about?: string;
  readonly some: Some<unknown>;
  readonly before?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('today');
  const { items, total } = props.some;
  const before = props.before ?? null;
  if (items.length === 0 && before === null) return null;
  return (
    <Section title={props.title} {...(props.about === undefined ? {} : { about: props.about })}>
      <ul className={classes.list} aria-label={props.title}>
        {before}
        {props.children}
      </ul>
      {total > items.length ? (
        <p className={classes.more}>{t('more', { shown: items.length, total })}</p>
      ) : null}
    </Section>
  );
}

/** @file What this reader does not usually see: each fact with the reason why they have to, which stays in the log. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackPreview } from '../../../src-main/contract/packs.ts';
import type { Beyond } from './beyond-draft.ts';
import classes from './packs.module.css';

export function PackBeyond(props: {
  readonly offered: PackPreview['beyond'];
  readonly beyond: Beyond;
  readonly onBeyond: (part: Partial<Beyond>) => void;
}) {
  const { t } = useTranslation('packs');
  const { onBeyond } = props;
  const { given, fact, reason } = props.beyond;
  const [begun] = useState(fact !== '' || reason !== '');
  const left = props.offered.filter((one) => !given.some((two) => two.fact === one.fact));
  const titleOf = (key: string) => props.offered.find((one) => one.fact === key)?.title ?? key;
  if (props.offered.length + given.length === 0) return null;
  const add = () => onBeyond({ given: [...given, { fact, reason: reason.trim() }], fact: '', reason: '' });
  return (
    <details className={classes.more} open={begun || given.length > 0}>
      <summary>{t('beyond', { count: given.length })}</summary>
      <p className="quiet">{t('beyondText')}</p>
      <ul className={classes.warnings}>
        {given.map((one) => (
          <li key={one.fact}>
            {titleOf(one.fact)}: {one.reason}{' '}
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t('beyondLeave', { title: titleOf(one.fact) })}
              onClick={() => onBeyond({ given: given.filter((two) => two.fact !== one.fact) })}
            >
              {t('leaveOut')}
            </Button>
          </li>
        ))}
      </ul>
      <div className={classes.choices}>
        <NativeSelect
          label={t('beyondFact')}
          value={fact}
          onChange={(event) => onBeyond({ fact: event.currentTarget.value })}
          data={[
            { value: '', label: t('beyondNone') },
            ...left.map((one) => ({ value: one.fact, label: one.title })),
          ]}
        />
        <TextInput
          label={t('beyondReason')}
          maxLength={500}
          value={reason}
          onChange={(event) => onBeyond({ reason: event.currentTarget.value })}
        />
        <div className={classes.actions}>
          <Button variant="default" disabled={fact === '' || reason.trim() === ''} onClick={add}>
            {t('beyondAdd')}
          </Button>
        </div>
      </div>
    </details>
  );
}

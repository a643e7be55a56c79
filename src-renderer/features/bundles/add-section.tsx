/** @file A new section at the end. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_SECTIONS } from '../../../src-main/core/bundles/sections.ts';
import { addSection } from './arrangement.ts';
import classes from './bundles.module.css';
import type { useArrangement } from './use-arrangement.ts';

export function AddSection({ work }: { readonly work: ReturnType<typeof useArrangement> }) {
  const { t } = useTranslation('bundles');
  const [title, setTitle] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    work.change(addSection(work.arrangement, `section-${crypto.randomUUID()}`, title));
    setTitle('');
  };
  if (work.arrangement.length >= MOST_SECTIONS) return <p className="quiet">{t('section.full')}</p>;
  return (
    <form onSubmit={submit} className={classes.addSection}>
      <TextInput
        size="sm"
        className={classes.sectionTitle ?? ''}
        aria-label={t('section.new')}
        placeholder={t('section.new')}
        maxLength={500}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={title.trim() === ''}>
        {t('section.add')}
      </Button>
    </form>
  );
}

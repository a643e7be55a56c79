/** @file The same for all that are marked: section, exhibit marks that run on, who it came from, and the guesses taken. */
import { Autocomplete, Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceChange, EvidenceView } from '../../../../src-main/contract/evidence.ts';
import { marksFrom } from '../../../../src-main/core/bundles/exhibit-marks.ts';
import { takenGuesses } from './guesses.ts';
import classes from './table.module.css';

const EMPTY = { section: '', series: '', receivedFrom: '' };

export function BulkBar({
  marked,
  all,
  onAmend,
  onClear,
}: {
  readonly marked: readonly EvidenceView[];
  readonly all: readonly EvidenceView[];
  readonly onAmend: (changes: readonly EvidenceChange[]) => void;
  readonly onClear: () => void;
}) {
  const { t } = useTranslation('evidence');
  const [draft, setDraft] = useState(EMPTY);
  if (marked.length === 0) return null;
  const guesses = takenGuesses(marked);
  const known = (field: 'section' | 'receivedFrom') =>
    [...new Set(all.map((one) => one[field]))].filter((one) => one !== '');
  const set = (part: Partial<typeof EMPTY>) => setDraft((before) => ({ ...before, ...part }));
  const { section, series, receivedFrom } = Object.fromEntries(
    Object.entries(draft).map(([field, text]) => [field, text.trim()]),
  ) as typeof EMPTY;
  const isEmpty = section === '' && series === '' && receivedFrom === '';
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (isEmpty) return;
    const ids = new Set(marked.map(({ id }) => id));
    const taken = all.filter(({ id }) => !ids.has(id)).map(({ exhibitRef }) => exhibitRef);
    const marks = series === '' ? [] : marksFrom(series, marked.length, taken);
    onAmend(
      marked.map(({ id }, at) => ({
        evidenceId: id,
        ...(section === '' ? {} : { section }),
        ...(receivedFrom === '' ? {} : { receivedFrom }),
        ...(marks[at] === undefined ? {} : { exhibitRef: marks[at] }),
      })),
    );
    setDraft(EMPTY);
  };
  return (
    <form
      className={classes.bulk}
      onSubmit={apply}
      aria-label={t('table.bulk.title', { count: marked.length })}
    >
      <p className={`${classes.bulkCount} figures`}>{t('table.bulk.title', { count: marked.length })}</p>
      <Autocomplete
        size="sm"
        label={t('field.section')}
        maxLength={500}
        data={known('section')}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        value={draft.section}
        onChange={(value) => set({ section: value })}
      />
      <TextInput
        size="sm"
        label={t('table.bulk.series')}
        placeholder="AB1"
        maxLength={60}
        value={draft.series}
        onChange={(event) => set({ series: event.currentTarget.value })}
      />
      <Autocomplete
        size="sm"
        label={t('field.receivedFrom')}
        maxLength={500}
        data={known('receivedFrom')}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        value={draft.receivedFrom}
        onChange={(value) => set({ receivedFrom: value })}
      />
      <Button type="submit" size="sm" disabled={isEmpty}>
        {t('table.bulk.apply')}
      </Button>
      <Button size="sm" variant="default" disabled={guesses.length === 0} onClick={() => onAmend(guesses)}>
        {t('table.bulk.guesses', { count: guesses.length })}
      </Button>
      <Button size="sm" variant="default" onClick={onClear}>
        {t('table.bulk.clear')}
      </Button>
    </form>
  );
}

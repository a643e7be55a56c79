/**
 * @file The same for all that are marked: section, exhibit marks that run on in the order of their dates, or one mark for all,
 * who it came from, and dates read in file names and letterheads.
 */
import { Autocomplete, Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceChange, EvidenceView } from '../../../../src-main/contract/evidence.ts';
import { marksFrom } from '../../../../src-main/core/bundles/marking.ts';
import { compareFuzzyDates, formatFuzzyDate } from '../../../../src-main/core/dates/fuzzy-date.ts';
import { datesInBulk } from './guesses.ts';
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
  const [isOneForAll, setOneForAll] = useState(false);
  const [isShown, setShown] = useState(false);
  if (marked.length === 0) return null;
  const dates = datesInBulk(marked);
  const takeDates = () => {
    onAmend(dates.map(({ view, documentDate }) => ({ evidenceId: view.id, documentDate })));
    setShown(false);
  };
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
    // Oldest first, and undated last: so that the marks run as the papers do in a bundle.
    const inOrder = marked.toSorted((a, b) => compareFuzzyDates(a.documentDate, b.documentDate));
    const marks =
      series === '' ? [] : isOneForAll ? marked.map(() => series) : marksFrom(series, marked.length, taken);
    onAmend(
      inOrder.map(({ id }, at) => ({
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
      <Checkbox
        size="sm"
        label={t('table.bulk.oneForAll')}
        checked={isOneForAll}
        onChange={(event) => setOneForAll(event.currentTarget.checked)}
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
      <Button size="sm" variant="default" disabled={dates.length === 0} onClick={() => setShown(true)}>
        {t('table.bulk.dates', { count: dates.length })}
      </Button>
      <Button size="sm" variant="default" onClick={onClear}>
        {t('table.bulk.clear')}
      </Button>
      <Modal opened={isShown} onClose={() => setShown(false)} title={t('table.bulk.datesTitle')} size="lg">
        <p>{t('table.bulk.datesAbout')}</p>
        <Button data-autofocus onClick={takeDates}>
          {t('table.bulk.takeDates', { count: dates.length })}
        </Button>
        <ul className={classes.bulkDates}>
          {dates.map(({ view, documentDate, letterhead }) => (
            <li key={view.id}>
              <strong>{formatFuzzyDate(documentDate)}</strong> <bdi>{view.title}</bdi>
              <span className="quiet">
                {letterhead === ''
                  ? t('table.bulk.inName', { name: view.originalName })
                  : t('table.bulk.inLetterhead', { line: letterhead })}
              </span>
            </li>
          ))}
        </ul>
      </Modal>
    </form>
  );
}

/** @file How exhibits and sections are shown: marks in the margin or sheets, and who produces what. */
import { Button, Checkbox, Modal, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EXHIBIT_MARKS, type Marking, producerOf, seriesOf } from '../../../src-main/core/bundles/marking.ts';
import type { PageMap } from '../../../src-main/core/bundles/page-map.ts';
import classes from './bundles.module.css';
import type { BundleCover } from './use-arrangement.ts';

interface Props {
  readonly cover: BundleCover;
  readonly map: PageMap;
  readonly onClose: () => void;
  readonly onChange: (cover: BundleCover) => void;
}

export function MarksAndSheets({ opened, ...props }: Props & { readonly opened: boolean }) {
  const { t } = useTranslation('bundles');
  return (
    <Modal opened={opened} onClose={props.onClose} title={t('marks.title')} size="lg">
      <MarksForm {...props} />
    </Modal>
  );
}

function MarksForm({ cover, map, onClose, onChange }: Props) {
  const { t } = useTranslation(['bundles', 'common']);
  const [marking, setMarking] = useState<Marking>(cover.marking);
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const series = seriesIn(map);
  const { producers } = cover.heading;
  const nameOf = (one: string) => names[one] ?? producerOf(one, producers);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A series that is not in this bundle now may be in it again.
    const others = producers.filter((one) => !series.includes(seriesOf(one.series)));
    const named = series.map((one) => ({ series: one, name: nameOf(one).trim() }));
    const kept = [...others, ...named.filter(({ name }) => name !== '')];
    onChange({ ...cover, marking, heading: { ...cover.heading, producers: kept } });
    onClose();
  };
  const box = (field: 'sectionSheets' | 'ownBookmarks' | 'producers') => (
    <Checkbox
      size="md"
      label={t(`bundles:marks.${field}`)}
      description={t(`bundles:marks.${field}Hint`)}
      checked={marking[field]}
      onChange={(event) => setMarking({ ...marking, [field]: event.currentTarget.checked })}
    />
  );
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <Radio.Group
        label={t('bundles:marks.exhibits')}
        size="md"
        value={marking.exhibits}
        onChange={(value) =>
          setMarking({ ...marking, exhibits: EXHIBIT_MARKS.find((one) => one === value) ?? 'none' })
        }
      >
        <div className={classes.ways}>
          {EXHIBIT_MARKS.map((one) => (
            <Radio
              key={one}
              size="md"
              value={one}
              label={t(`bundles:marks.${one}`)}
              description={t(`bundles:marks.${one}Hint`)}
            />
          ))}
        </div>
      </Radio.Group>
      {box('sectionSheets')}
      {box('ownBookmarks')}
      {series.length === 0 ? null : box('producers')}
      {series.map((one) => (
        <TextInput
          key={one}
          label={t('bundles:marks.producer', { series: one })}
          maxLength={500}
          value={nameOf(one)}
          onChange={(event) => setNames({ ...names, [one]: event.currentTarget.value })}
        />
      ))}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit">{t('common:action.save')}</Button>
      </div>
    </form>
  );
}

/** As they are met. */
function seriesIn(map: PageMap): readonly string[] {
  const marks = map.sections.flatMap(({ documents }) => documents.map(({ exhibitRef }) => exhibitRef));
  return [...new Set(marks.map(seriesOf))].filter((one) => one !== '');
}

/** @file Where a name still appears: in the cases, what was taken out and superseded too, and in what has left. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedView } from '../../../src-main/contract/search.ts';
import { useLongRead } from '../../bridge/long-read.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { moveAmongRows } from '../../ui/row-keys.ts';
import { HitGroups } from './hit-groups.tsx';
import { IndexReach } from './index-reach.tsx';
import { LeftBackups, LeftWithName } from './left-with-name.tsx';
import classes from './search.module.css';
import type { Within } from './within.ts';

interface Props {
  readonly within: Within;
  readonly name: string;
  readonly onName: (name: string) => void;
}

export function FindName({ within, name, onName }: Props) {
  const { t } = useTranslation('search');
  const [typed, setTyped] = useState(name);
  useEffect(() => setTyped(name), [name]);
  const asked = name.trim().slice(0, 500);
  const { data, error, refetch } = useLongRead(
    'searchName',
    asked === '' ? null : { ...within, name: asked },
    { keepPrevious: true },
  );
  const look = (event: FormEvent) => {
    event.preventDefault();
    onName(typed);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside
    <div className={classes.page} onKeyDown={moveAmongRows}>
      <form className={classes.tools} onSubmit={look}>
        <TextInput
          className={classes.field ?? ''}
          label={t('name.label')}
          description={t('name.hint')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={500}
          dir="auto"
          autoFocus
          data-pick-filter
        />
        <Button type="submit">{t('name.look')}</Button>
      </form>
      {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {asked === '' ? (
        <EmptyState icon="people" title={t('name.empty.title')}>
          <p>{t('name.empty.text')}</p>
        </EmptyState>
      ) : data === undefined ? (
        <p className="quiet" role="status">
          {error === null ? t('looking') : ''}
        </p>
      ) : (
        <Stands view={data} name={asked} ofAll={within.caseId === null} />
      )}
    </div>
  );
}

function countWords(hits: NamedView['hits']) {
  if (hits.length === 0) return 'name.nowhere';
  return hits.every(({ near }) => near) ? 'name.countNear' : 'name.count';
}

function Stands({
  view,
  name,
  ofAll,
}: {
  readonly view: NamedView;
  readonly name: string;
  readonly ofAll: boolean;
}) {
  const { t } = useTranslation('search');
  const { hits, left } = view;
  return (
    <>
      <p role="status" className="figures" data-named-count={hits.length}>
        {[
          t(countWords(hits), { count: hits.length, name }),
          left.length === 0 ? t('name.notLeft') : t('name.leftCount', { count: left.length }),
        ].join(' ')}
      </p>
      <IndexReach reach={view} />
      {hits.length === 0 ? null : (
        <Section title={t('name.inCases')} about={view.more ? t('name.more') : undefined}>
          <HitGroups hits={hits} ofAll={ofAll} heading="h3" />
        </Section>
      )}
      {left.length === 0 ? null : (
        <Section title={t('name.left')} about={t('name.leftAbout')}>
          <LeftWithName left={left} />
        </Section>
      )}
      {view.backups.length === 0 ? null : (
        <Section title={t('name.backups')} about={t('name.backupsAbout')}>
          <LeftBackups backups={view.backups} />
        </Section>
      )}
    </>
  );
}

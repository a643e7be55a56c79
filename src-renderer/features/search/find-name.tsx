/** @file Where a name still appears: in the cases, what was taken out and superseded too, and in what has left. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedRelease, NamedView } from '../../../src-main/contract/search.ts';
import { whereabouts } from '../../../src-main/core/leaving/whereabouts.ts';
import { useLongRead } from '../../bridge/long-read.ts';
import { howOut } from '../../consent/how-out.ts';
import { formatMoment } from '../../ui/dates.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FewOf } from '../../ui/few-of.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import { Section } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { moveAmongRows } from '../../ui/row-keys.ts';
import { HitGroups } from './hit-groups.tsx';
import { IndexReach } from './index-reach.tsx';
import classes from './search.module.css';
import type { Within } from './within.ts';

/** What has left and holds a name, or may: who has it, since when, because of which pages; and whole copies that are out. */
const FEW = 20;

function LeftWithName({ left }: { readonly left: readonly NamedRelease[] }) {
  const { t } = useTranslation('search');
  return (
    <FewOf name="left-with-name" label={t('name.left')} items={left} few={FEW}>
      {(shown) => (
        <ul className={classes.hits} data-left>
          {shown.map((one) => (
            <LeftRow key={`${one.release.kind} ${one.release.id}`} one={one} />
          ))}
        </ul>
      )}
    </FewOf>
  );
}

function LeftRow({ one: { release, caseReference, caseId, why } }: { readonly one: NamedRelease }) {
  const { t } = useTranslation(['search', 'consent']);
  const { go } = useNavigation();
  return (
    <li className={classes.hit}>
      <button
        type="button"
        data-row
        className={classes.open}
        onClick={() => go({ at: 'case', caseId, tab: 'sharing' })}
      >
        <span className={classes.title}>
          <bdi>{release.title}</bdi>
        </span>
        {why.map(({ as, title, pages }) => (
          <span key={`${as} ${title}`}>
            {as === 'named'
              ? t('search:name.why.named')
              : pages.length === 0
                ? t(`search:name.why.${as}`, { title })
                : t('search:name.why.onPages', { title, count: pages.length, pages: pages.join(', ') })}
          </span>
        ))}
        <span className={`${classes.about} figures`}>
          <bdi>{caseReference}</bdi>
          <span>{whereabouts(release).map(sayFinding).join(' · ')}</span>
          <span>{howOut((word, values) => t(`consent:releases.${word}`, values), release)}</span>
          {release.state === 'confirmed' ? null : (
            <span className={classes.sign}>{t(`consent:releases.state.${release.state}`)}</span>
          )}
        </span>
      </button>
    </li>
  );
}

function LeftBackups({ backups }: { readonly backups: NamedView['backups'] }) {
  const { t } = useTranslation('search');
  return (
    <FewOf name="left-backups" label={t('name.backups')} items={backups} few={FEW}>
      {(shown) => (
        <ul className={classes.plain}>
          {shown.map(({ name, at }) => (
            <li key={`${at} ${name}`} className="figures">
              <bdi>{name}</bdi> · {formatMoment(at)}
            </li>
          ))}
        </ul>
      )}
    </FewOf>
  );
}

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

/** @file Words looked for as they are typed: what has them, in groups; where few places have them, near words too. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchView } from '../../../src-main/contract/search.ts';
import { useLongRead } from '../../bridge/long-read.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Icon } from '../../ui/icons.tsx';
import { moveAmongRows } from '../../ui/row-keys.ts';
import { HitGroups } from './hit-groups.tsx';
import { GROUP_NAMES, GROUPS, type Group } from './hit-place.ts';
import { IndexReach } from './index-reach.tsx';
import classes from './search.module.css';
import type { Within } from './within.ts';

/** A field whose words are looked for once the typing pauses, and not at each letter. */
const PAUSE_MS = 250;

/** `words`: those looked for now. Somebody may set them from outside; then the field has them. */
function useSettling(words: string, onWords: (words: string) => void) {
  const [typed, setTyped] = useState(words);
  const sent = useRef(words);
  const latest = useRef(onWords);
  latest.current = onWords;
  const settle = (next: string) => {
    if (sent.current === next) return;
    sent.current = next;
    latest.current(next);
  };
  useEffect(() => {
    if (words === sent.current) return;
    sent.current = words;
    setTyped(words);
  }, [words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when something else is typed
  useEffect(() => {
    const waiting = setTimeout(() => settle(typed), PAUSE_MS);
    return () => clearTimeout(waiting);
  }, [typed]);
  return { typed, type: setTyped, settle: () => settle(typed) };
}

/** At first, and once more is asked for: as many as the engine shows of anything. */
const [FIRST, MOST] = [50, 200];

interface Props {
  readonly within: Within;
  readonly words: string;
  readonly onWords: (words: string) => void;
}

export function FindWords({ within, words, onWords }: Props) {
  const { t } = useTranslation('search');
  const field = useSettling(words, onWords);
  const [group, setGroup] = useState<Group | ''>('');
  const [limit, setLimit] = useState(FIRST);
  const asked = words.trim();
  const kinds = group === '' ? [] : [...GROUPS[group]];
  // Asked without words too: what was recorded since is read then, and what is still to be read is known.
  const input = { ...within, words: asked, kinds, limit };
  const { data, error, isFetching, refetch } = useLongRead('searchFind', input, { keepPrevious: true });
  const move = (event: KeyboardEvent<HTMLElement>) => {
    // A list of choices has the arrows for itself.
    if (!(event.target instanceof HTMLSelectElement)) moveAmongRows(event);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside
    <div className={classes.page} onKeyDown={move}>
      <form
        className={classes.tools}
        onSubmit={(event) => {
          event.preventDefault();
          field.settle();
        }}
      >
        <TextInput
          className={classes.field ?? ''}
          label={t('words.label')}
          description={t('words.hint')}
          leftSection={<Icon name="search" size={18} />}
          value={field.typed}
          onChange={(event) => {
            field.type(event.currentTarget.value);
            setLimit(FIRST);
          }}
          maxLength={2000}
          dir="auto"
          autoFocus
          data-pick-filter
        />
        <NativeSelect
          label={t('only')}
          value={group}
          onChange={(event) => setGroup(event.currentTarget.value as Group | '')}
          data={[
            { value: '', label: t('group.everything') },
            ...GROUP_NAMES.map((value) => ({ value, label: t(`group.${value}`) })),
          ]}
        />
      </form>
      {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {asked === '' ? (
        <>
          {data === undefined ? null : <IndexReach reach={data} />}
          <EmptyState icon="search" title={t('empty.title')}>
            <p>{t('empty.text')}</p>
          </EmptyState>
        </>
      ) : data === undefined ? (
        <p className="quiet" role="status">
          {isFetching ? t('looking') : ''}
        </p>
      ) : (
        <Found
          view={data}
          words={asked}
          ofAll={within.caseId === null}
          {...(data.more && limit < MOST ? { onMore: () => setLimit(MOST) } : {})}
        />
      )}
    </div>
  );
}

/** Where nothing has the words as they were typed, it is not said that they stand anywhere. */
function countWords(hits: SearchView['hits'], more: boolean) {
  if (hits.length === 0) return 'nothing.title';
  if (hits.every(({ near }) => near)) return 'countNear';
  return more ? 'countMore' : 'count';
}

function Found({
  view,
  words,
  ofAll,
  onMore,
}: {
  readonly view: SearchView;
  readonly words: string;
  readonly ofAll: boolean;
  readonly onMore?: () => void;
}) {
  const { t } = useTranslation('search');
  const { hits, meant, more } = view;
  return (
    <>
      <p role="status" className="figures" data-found-count={hits.length}>
        {t(countWords(hits, more), { count: hits.length, words })}
      </p>
      {meant.map((one) => (
        <p key={one.asked} className="quiet" data-near>
          {t('near', { asked: one.asked, words: one.words.join(', ') })}
        </p>
      ))}
      {hits.length > 0 ? null : <p className="measure">{t('nothing.text')}</p>}
      <IndexReach reach={view} />
      <HitGroups hits={hits} ofAll={ofAll} heading="h2" />
      {!more ? null : onMore === undefined ? (
        <p className="quiet">{t('moreWords')}</p>
      ) : (
        <div>
          <Button variant="default" onClick={onMore}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
}

/** @file The resource shelf: guidance and figures with their source and how they were counted, and every rule about days. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShelfEntry } from '../../../src-main/core/clocks/shelf.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { useRead } from '../../bridge/queries.ts';
import { nationsWords } from '../../due/words.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { matchesWords } from '../../ui/word-match.ts';
import { CountADay } from './count-a-day.tsx';
import classes from './dates.module.css';
import { spanWords, validWords } from './how-counted.tsx';

/** Every rule about days with all of its versions, and the years for which bank holidays are known. */
function ClockRules() {
  const { t } = useTranslation('dates');
  const { data, error } = useRead('dateKinds', {});
  if (error !== null) return <ErrorPanel error={error} />;
  return (
    <>
      <Section title={t('rules.title')} about={t('rules.about')}>
        <SummaryList
          rows={(data?.rules ?? []).map((rule) => ({
            label: rule.title,
            value: (
              <>
                <p>{rule.text}</p>
                {rule.versions.map((version) => (
                  <p key={version.from ?? ''} className="quiet">
                    {[
                      nationsWords(t, rule.nations),
                      spanWords(t, version),
                      t(`basis.${rule.basis}`),
                      validWords(t, version),
                      version.unsure,
                    ]
                      .filter(Boolean)
                      .join('. ')}
                    . {t('why.source', { source: version.source })}; {t(`certainty.${version.certainty}`)}.
                  </p>
                ))}
              </>
            ),
          }))}
        />
      </Section>
      <Section title={t('rules.calendars')}>
        <SummaryList
          rows={(data?.calendars ?? []).map(({ title, from, to, beyond, note, source }) => ({
            label: title,
            value: [
              t('rules.calendar', { title, from: formatDay(from), to: formatDay(to), beyond }),
              note,
              t('why.source', { source }),
            ]
              .filter(Boolean)
              .join(' '),
          }))}
        />
      </Section>
    </>
  );
}

export default function ShelfTab() {
  const { t } = useTranslation('dates');
  const [filter, setFilter] = useState('');
  const { data, error } = useRead('shelfList', {});
  if (error !== null) return <ErrorPanel error={error} />;
  const shown = (data?.entries ?? []).filter((one) => matchesWords(wordsOf(one), filter));
  return (
    <>
      <Section title={t('shelf.title')} about={t('shelf.about')}>
        <TextInput
          maw="40rem"
          mb="md"
          label={t('shelf.filter')}
          description={t('shelf.filterHint')}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        {data !== undefined && shown.length === 0 ? <p className="quiet">{t('shelf.none')}</p> : null}
        <ul className={classes.list} aria-label={t('shelf.title')}>
          {shown.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ul>
      </Section>
      <CountADay />
      <ClockRules />
    </>
  );
}

const wordsOf = (one: ShelfEntry): string =>
  [
    one.title,
    one.kind,
    one.publisher,
    String(one.year ?? ''),
    one.region,
    one.about,
    ...one.figures.flatMap(({ says, value, counting }) => [says, value, counting]),
  ].join(' ');

function Entry({ entry }: { readonly entry: ShelfEntry }) {
  const { t } = useTranslation('dates');
  const { id, kind, title, publisher, year, region, about, where, certainty, figures } = entry;
  return (
    <li className={classes.entry} data-shelf={id}>
      <h3 className={classes.title}>{title}</h3>
      <p className="quiet">
        {[t(`shelf.kind.${kind}`), publisher, year, region].filter((part) => part !== null).join(' · ')}
      </p>
      <p>{about}</p>
      {figures.map((figure) => (
        <div key={figure.id} className={classes.figure} data-figure={figure.id}>
          <p>
            {t('shelf.figure', { says: figure.says, year: figure.year })}:{' '}
            <span className={`${classes.value} figures`}>{figure.value}</span>
          </p>
          <p className="quiet">
            {t('shelf.counting', { counting: figure.counting })}{' '}
            {t('shelf.sure', { certainty: t(`certainty.${figure.certainty}`) })}.
          </p>
        </div>
      ))}
      <p className="quiet">
        {t('shelf.where', { where })} · {t('shelf.sure', { certainty: t(`certainty.${certainty}`) })}
      </p>
    </li>
  );
}

/** @file The resource shelf: guidance and figures with their source and how they were counted, and every rule about days. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explained } from '../../../src-main/contract/dates.ts';
import type { ShelfEntry } from '../../../src-main/core/clocks/shelf.ts';
import { exactDay, type FuzzyDate, formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { NATIONS, type Nation } from '../../../src-main/core/dates/working-days.ts';
import { useRead } from '../../bridge/queries.ts';
import { nationsWords, ruleWords } from '../../due/words.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FuzzyDateField } from '../../ui/fuzzy-date-field.tsx';
import { Section } from '../../ui/page.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { matchesWords } from '../../ui/word-match.ts';
import classes from './dates.module.css';
import { spanWords, validWords } from './how-counted.tsx';

/** A day counted by a rule, without any case: which rule, from when, where. */
function CountADay() {
  const { t } = useTranslation('dates');
  const { data: shipped } = useRead('dateKinds', {});
  const [ruleId, setRuleId] = useState('');
  const [typed, setTyped] = useState<FuzzyDate | null | undefined>(null);
  const [nation, setNation] = useState<Nation>('england-wales');
  const from = typed == null ? null : exactDay(typed);
  const rule = shipped?.rules.find(({ id }) => id === ruleId);
  const isAsked = from !== null && rule?.nations.includes(nation) === true;
  const { data, error } = useRead('clockExplain', { ruleId, from: from ?? '', nation }, { enabled: isAsked });
  const counted = (shipped?.rules ?? []).filter(
    ({ nations, from: { events } }) => events.length > 0 && nations.includes(nation),
  );
  return (
    <Section title={t('count.title')} about={t('count.about')}>
      <div className={classes.form}>
        <NativeSelect
          label={t('count.rule')}
          value={ruleId}
          onChange={(event) => setRuleId(event.currentTarget.value)}
          data={[
            { value: '', label: t('count.ruleNone') },
            ...counted.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
        <FuzzyDateField
          label={t('count.from')}
          hint={t('field.onDay')}
          value={typed ?? null}
          onChange={setTyped}
        />
        <NativeSelect
          label={t('field.nation')}
          description={t('field.nationHint')}
          value={nation}
          onChange={({ currentTarget: { value } }) =>
            setNation(NATIONS.find((one) => one === value) ?? 'england-wales')
          }
          data={NATIONS.map((value) => ({ value, label: t(`nation.${value}`) }))}
        />
        <div aria-live="polite" data-counted>
          {error === null || !isAsked ? null : <ErrorPanel error={error} />}
          {data === undefined || !isAsked ? null : <Answer found={data} />}
        </div>
      </div>
    </Section>
  );
}

function Answer({ found }: { readonly found: Explained }) {
  const { t } = useTranslation('dates');
  const { version, skipped } = found;
  if (version === null || found.on === null) return <p>{t('why.noRule')}</p>;
  const span = spanWords(t, version);
  const day = formatDay(found.on);
  return (
    <>
      <p className={`${classes.value} figures`}>{found.time === '' ? day : `${day}, ${found.time}`}</p>
      <p>
        {span}. {ruleWords(t, { ...found, ...version })}
      </p>
      {version.unsure === '' ? null : <p>{version.unsure}.</p>}
      <p className="quiet">{validWords(t, version)}</p>
      {skipped.length === 0 ? null : (
        <p className="quiet">
          {t('why.skipped', { days: skipped.map((one) => `${formatDay(one.day)} (${one.name})`).join(', ') })}
        </p>
      )}
      {found.covered ? null : <p>{t('why.uncovered')}</p>}
    </>
  );
}

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

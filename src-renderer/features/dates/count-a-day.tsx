/** @file A day counted by a rule, without any case: which rule, from when, where. */
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explained } from '../../../src-main/contract/dates.ts';
import { exactDay, type FuzzyDate, formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { NATIONS, type Nation } from '../../../src-main/core/dates/working-days.ts';
import { useRead } from '../../bridge/queries.ts';
import { ruleWords } from '../../due/words.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FuzzyDateField } from '../../ui/fuzzy-date-field.tsx';
import { Section } from '../../ui/page.tsx';
import classes from './dates.module.css';
import { spanWords, validWords } from './how-counted.tsx';

export function CountADay() {
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

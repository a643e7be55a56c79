/** @file Every rule about days with all of its versions, and the years for which bank holidays are known. */
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { useRead } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { nationsWords, spanWords, validWords } from './how-counted.tsx';

export function ClockRules() {
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

/** @file The page of sources: what each form and each court's rules were written from, and how sure that is. */
import { useTranslation } from 'react-i18next';
import notice from '../../../resources/consent/privacy-notice.json' with { type: 'json' };
import card from '../../../resources/help/first-hour.json' with { type: 'json' };
import { formatDay, formatMonth } from '../../../src-main/core/dates/fuzzy-date.ts';
import { useRead } from '../../bridge/queries.ts';
import { certaintyWord } from '../../questions/certainty.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';

export default function SourcesTab() {
  const { t } = useTranslation('help');
  const forms = useRead('formList', {});
  const profiles = useRead('profileList', {});
  const error = forms.error ?? profiles.error;
  if (error !== null) return <ErrorPanel error={error} />;
  return (
    <>
      <Section title={t('sources.forms')} about={t('sources.about')}>
        <SummaryList
          rows={(forms.data?.forms ?? []).map(({ title, source, certainty }) => ({
            label: title,
            value: `${source}. ${t(`sure.${certaintyWord(certainty)}`)}`,
          }))}
        />
      </Section>
      <Section title={t('sources.profiles')}>
        <SummaryList
          rows={(profiles.data?.profiles ?? []).map(({ title, source, checkedOn }) => ({
            label: title,
            value: `${source}. ${t('sources.compared', { day: formatDay(checkedOn) })}`,
          }))}
        />
      </Section>
      <Section title={t('sources.notice')}>
        <SummaryList rows={[{ label: notice.title, value: `${notice.source}.` }]} />
      </Section>
      <Section title={t('sources.card')}>
        <SummaryList
          rows={Object.values(card.sources).map((source) => ({
            label: formatMonth(card.asAt),
            value: source,
          }))}
        />
      </Section>
    </>
  );
}

/** @file What of this case was typed into an official form, and when, as somebody said. */
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { useRead } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';

export function Submissions({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('cases');
  const { go } = useNavigation();
  const { data, error } = useRead('submissionList', { caseId });
  if (error !== null) return <ErrorPanel error={error} />;
  const sent = (data?.submissions ?? []).flatMap(({ stands, ...one }) =>
    stands === null ? [] : [{ ...one, ...stands }],
  );
  if (sent.length === 0) return null;
  return (
    <Section title={t('submitted.title')}>
      <ul>
        {sent.map(({ screeningId, formTitle, person, day, reference }) => (
          <li key={screeningId} className="words" data-submitted>
            {reference === ''
              ? t('submitted.on', { day: formatDay(day), person })
              : t('submitted.reference', { day: formatDay(day), person, reference })}{' '}
            <Anchor
              component="button"
              type="button"
              onClick={() => go({ at: 'interview', caseId, screeningId })}
            >
              {formTitle}
            </Anchor>
          </li>
        ))}
      </ul>
    </Section>
  );
}

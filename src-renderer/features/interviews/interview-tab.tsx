/** @file The interviews of a case: start one, go on with one, read one. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import { useRead, useReads } from '../../bridge/queries.ts';
import classes from '../../questions/record.module.css';
import { Changing } from '../../ui/changing.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Section } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { InterviewRow } from './interview-row.tsx';
import { StartInterview } from './start-interview.tsx';

export default function InterviewTab({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('interview');
  const { go } = useNavigation();
  const { data, error, refetch } = useRead('screeningList', { caseId: view.id });
  const forms = useRead('formList', {});
  const [starting, setStarting] = useState(false);
  const offers = useReads(
    'formOffers',
    view.people.map(({ id }) => ({ personId: id })),
  );
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (data === undefined || offers === undefined || forms.data === undefined) return null;
  const desk = new Set(forms.data.forms.filter((one) => one.use === 'worksheet').map((one) => one.id));
  const held = new Set(forms.data.forms.filter((one) => one.use === 'interview').map((one) => one.id));
  const interviews = data.screenings.filter((one) => !desk.has(one.formId));
  if (view.people.length === 0) {
    return (
      <EmptyState
        icon="interview"
        title={t('empty.nobodyTitle')}
        begins
        action={
          <Button onClick={() => go({ at: 'case', caseId: view.id, tab: 'people' })}>
            {t('empty.nobodyAction')}
          </Button>
        }
      >
        <p>{t('empty.nobodyText')}</p>
      </EmptyState>
    );
  }
  // Where everybody is a child, or here because of their work, nobody is interviewed.
  const somebody = offers.some(({ offered }) => offered.some((id) => held.has(id)));
  if (!somebody && interviews.length === 0) return null;
  const start = !somebody ? null : (
    <Changing>
      <Button leftSection={<Icon name="plus" size={18} />} onClick={() => setStarting(true)}>
        {t('start.open')}
      </Button>
    </Changing>
  );
  return (
    <>
      {interviews.length === 0 ? (
        <EmptyState icon="interview" title={t('empty.title')} begins action={start}>
          <p>{t('empty.text')}</p>
        </EmptyState>
      ) : (
        <Section title={t('list.title')} actions={start}>
          <ul className={classes.list}>
            {interviews.map((one) => (
              <InterviewRow
                key={one.id}
                summary={one}
                person={view.people.find((person) => person.id === one.personId)?.name ?? ''}
                onOpen={() => go({ at: 'interview', caseId: view.id, screeningId: one.id })}
              />
            ))}
          </ul>
        </Section>
      )}
      <StartInterview file={view} opened={starting} onClose={() => setStarting(false)} />
    </>
  );
}

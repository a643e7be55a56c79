/** @file The forms filled in at a desk, by use: what each is and is not, and where each stands for this person. */

import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import { personToBeginWith } from '../../../src-main/core/people/roles.ts';
import { call } from '../../bridge/client.ts';
import { forget, useRead } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { grouped } from './form-groups.ts';
import { FormRow } from './form-row.tsx';
import classes from './worksheets.module.css';

export default function FormsSection({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('worksheets');
  const { go } = useNavigation();
  const forms = useRead('formList', {});
  const screenings = useRead('screeningList', { caseId: view.id });
  const first = personToBeginWith(view.people);
  const [personId, setPersonId] = useState<string>(first?.id ?? '');
  const [failed, setFailed] = useState<unknown>(null);
  const person = view.people.find((one) => one.id === personId) ?? first;
  if (person === undefined) return null;
  const start = async (formId: string) => {
    setFailed(null);
    try {
      const { id } = await call('screeningStart', { caseId: view.id, personId: person.id, formId });
      await call('screeningCarryOver', { screeningId: id });
      await forget('screeningList', 'caseShow', 'caseList', 'factList');
      go({ at: 'interview', caseId: view.id, screeningId: id });
    } catch (thrown) {
      setFailed(thrown);
    }
  };
  const error = failed ?? forms.error ?? screenings.error;
  const worksheets = (forms.data?.forms ?? []).filter((form) => form.use === 'worksheet');
  return (
    <Section title={t('section')} about={t('sectionAbout')}>
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setFailed(null)} />}
      {view.people.length === 1 ? null : (
        <NativeSelect
          label={t('person')}
          maw="24rem"
          value={person.id}
          onChange={(event) => setPersonId(event.currentTarget.value)}
          data={view.people.map((one) => ({ value: one.id, label: one.name }))}
        />
      )}
      {grouped(worksheets).map(({ group, forms: some }) => (
        <div key={group} className={classes.group}>
          <h3 className={classes.groupTitle}>{t(`group.${group}`)}</h3>
          <ul className={classes.forms}>
            {some.map((form) => (
              <FormRow
                key={form.id}
                form={form}
                sheets={(screenings.data?.screenings ?? []).filter(
                  (one) => one.formId === form.id && one.personId === person.id,
                )}
                onStart={() => void start(form.id)}
                onOpen={(screeningId) => go({ at: 'interview', caseId: view.id, screeningId })}
              />
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

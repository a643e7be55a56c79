/**
 * @file The way that is a child's own: who must be told and who is beside them, as far as it is recorded, and the form
 * for it. It stands wherever an adult would be interviewed.
 */

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../src-main/contract/cases.ts';
import { useRead } from '../bridge/queries.ts';
import { Changing } from '../ui/changing.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { NotePanel } from '../ui/note-panel.tsx';
import { useNavigation } from '../ui/routes.tsx';
import classes from './age.module.css';
import { AgeDialog } from './age-dialog.tsx';
import { useBeginForm } from './begin-form.ts';
import { Beginning, busy } from './beginning.tsx';

const CHILDS_FORM = 'child-first-response';

/** Each step, and the fact that says it was taken. */
const STEPS = [
  ['adult', 'child.appropriate-adult'],
  ['council', 'child.council-told'],
  ['guardian', 'child.independent-guardian'],
  ['said', 'child.said'],
] as const;

export function ChildsRoute({ person }: { readonly person: Pick<PersonView, 'id' | 'name' | 'caseId'> }) {
  const { t } = useTranslation('people');
  const { go } = useNavigation();
  const { data: age } = useRead('ageShow', { personId: person.id });
  const { data: open } = useRead('screeningOpen', { personId: person.id, formId: CHILDS_FORM });
  const { data: facts } = useRead('factList', { personId: person.id });
  const { failed, clear, beginning, begin } = useBeginForm(person.caseId);
  const [asked, setAsked] = useState(false);
  if (age === undefined) return null;
  const recorded = new Set(
    (facts?.facts ?? [])
      .filter(({ statements }) => statements[0]?.state === 'answered')
      .map(({ key }) => key),
  );
  const draft = open?.drafts[0];
  const sure = age.age === 'yes';
  return (
    <div data-childs-route={person.id}>
      <NotePanel
        title={t(sure ? 'child.title' : 'child.titleNotSure', { name: person.name })}
        role="note"
        actions={
          <Changing>
            {draft === undefined ? (
              <Button onClick={() => void begin(person.id, CHILDS_FORM)} {...busy(beginning !== null)}>
                {t(beginning === null ? 'child.begin' : 'child.beginning')}
              </Button>
            ) : (
              <Button onClick={() => go({ at: 'interview', caseId: person.caseId, screeningId: draft.id })}>
                {t('child.goOn')}
              </Button>
            )}
            <Button
              variant="default"
              onClick={() => setAsked(true)}
              aria-label={t('age.openOne', { name: person.name })}
            >
              {t('age.open')}
            </Button>
          </Changing>
        }
      >
        <p>{t('child.text')}</p>
        <ul className={classes.steps}>
          {STEPS.map(([step, fact]) => (
            <li key={step} className={classes.step}>
              <span>{t(`child.step.${step}`)}</span>
              <span className="quiet">{t(recorded.has(fact) ? 'child.recorded' : 'child.open')}</span>
            </li>
          ))}
        </ul>
        <p>{t('child.referral')}</p>
      </NotePanel>
      <Beginning words={beginning === null ? '' : t('child.beginning')} />
      {failed === null ? null : <ErrorPanel error={failed} onDismiss={clear} />}
      <AgeDialog person={asked ? person : null} onClose={() => setAsked(false)} />
    </div>
  );
}

/** Nothing for anybody else. */
export function ChildsRouteIfChild({ person }: { readonly person: PersonView }) {
  const { data: offers } = useRead('formOffers', { personId: person.id });
  const child = offers?.treatedAsChild === true && offers.offered.includes(CHILDS_FORM);
  return child ? <ChildsRoute person={person} /> : null;
}

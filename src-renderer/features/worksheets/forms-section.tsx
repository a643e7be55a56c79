/** @file The forms filled in at a desk, by use: what each is and is not, and where each stands for this person. */

import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetStanding } from '../../../src-main/contract/accounts.ts';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import type { FormSummary } from '../../../src-main/contract/forms.ts';
import type { ScreeningSummary } from '../../../src-main/contract/interviews.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { personToBeginWith } from '../../../src-main/core/people/roles.ts';
import { useBeginForm } from '../../age/begin-form.ts';
import { Beginning, busy } from '../../age/beginning.tsx';
import { useFreshRead, useRead } from '../../bridge/queries.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { certaintyWord } from '../../questions/certainty.ts';
import { Changing } from '../../ui/changing.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { NO_BREAK, SureSign } from '../../ui/sure-sign.tsx';
import classes from './worksheets.module.css';

/**
 * One form: its name, what it is for in a line, and the sheets of it that exist. Opened, it says the rest: what it
 * is not, where it comes from and how sure that is. Its first page says all of it again.
 */
function FormRow(props: {
  readonly form: FormSummary;
  /** Sheets of this form for this person. */
  readonly sheets: readonly ScreeningSummary[];
  /** Null where the form is not for them: what is there is only read. */
  readonly onStart: (() => void) | null;
  /** A sheet of it is being made. */
  readonly starting: boolean;
  readonly onOpen: (id: ScreeningId) => void;
  /** Which of them have answers older than what was told since, or undecided. */
  readonly standings: readonly SheetStanding[];
}) {
  const { t } = useTranslation('worksheets');
  const { form, sheets } = props;
  const draft = sheets.find((one) => one.status === 'draft');
  const readOnly = useReadOnly() === true;
  const startWord = t(props.starting ? 'starting' : 'start');
  const goesOn = ({ status }: ScreeningSummary) => status === 'draft' && !readOnly;
  return (
    <li className={classes.form} data-form={form.id}>
      <div className={classes.formMain}>
        <h4 className={classes.formTitle}>{form.title}</h4>
        <details className={classes.about}>
          <summary>
            <span>{form.description}</span>
          </summary>
          <p className={classes.label}>
            {form.label}
            {NO_BREAK}
            <SureSign source={form.source} sure={certaintyWord(form.certainty)} />
          </p>
        </details>
      </div>
      <div className={classes.sheets}>
        {props.standings.map(({ screeningId, older, undecided }) => (
          <p key={screeningId} className={classes.standing} data-standing>
            {older === 0 ? null : t('older', { count: older })}
            {older === 0 || undecided === 0 ? null : ' '}
            {undecided === 0 ? null : t('undecided', { count: undecided })}
          </p>
        ))}
        {sheets.map((one) => (
          <Button
            key={one.id}
            variant="default"
            onClick={() => props.onOpen(one.id)}
            aria-label={`${t(goesOn(one) ? 'goOn' : 'read')}: ${form.title}, ${formatDay(one.startedAt)}`}
          >
            {goesOn(one)
              ? t('goOnCount', { count: one.answered })
              : t('readDay', { day: formatDay(one.signedAt ?? one.startedAt) })}
          </Button>
        ))}
        {draft === undefined && props.onStart !== null ? (
          <Changing>
            <Button
              variant="default"
              onClick={props.onStart}
              aria-label={`${startWord}: ${form.title}`}
              {...busy(props.starting)}
            >
              {startWord}
            </Button>
          </Changing>
        ) : null}
      </div>
    </li>
  );
}

// Forms filled in at a desk, grouped by what they are for. A form of one's own goes under the last heading.

const GROUPS = ['child', 'referral', 'reading', 'care', 'court', 'checks', 'own'] as const;
type FormGroup = (typeof GROUPS)[number];

const GROUP_OF: Readonly<Record<string, FormGroup>> = {
  'child-first-response': 'child',
  'nrm-preparation': 'referral',
  elements: 'reading',
  'points-to-prove': 'reading',
  'ilo-indicators': 'reading',
  'uk-indicators': 'reading',
  'journey-legs': 'reading',
  'needs-and-risk': 'care',
  'safety-plan': 'care',
  'special-measures': 'court',
  'special-measures-scotland': 'court',
  'special-measures-northern-ireland': 'court',
  'personal-statement': 'court',
  'victim-statement-scotland': 'court',
  'victim-statement-northern-ireland': 'court',
  'child-rights-security': 'checks',
};

function grouped(forms: readonly FormSummary[]): { group: FormGroup; forms: FormSummary[] }[] {
  return GROUPS.map((group) => ({
    group,
    forms: forms.filter((form) => (GROUP_OF[form.id] ?? 'own') === group),
  })).filter((one) => one.forms.length > 0);
}

export default function FormsSection({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('worksheets');
  const { go } = useNavigation();
  const { failed, clear, beginning, begin } = useBeginForm(view.id);
  const forms = useRead('formList', {});
  const screenings = useRead('screeningList', { caseId: view.id });
  const standings = useFreshRead('accountsList', { caseId: view.id });
  const first = personToBeginWith(view.people);
  const [personId, setPersonId] = useState<string>(first?.id ?? '');
  const person = view.people.find((one) => one.id === personId) ?? first;
  const offers = useRead(
    'formOffers',
    { personId: person?.id ?? ('' as PersonId) },
    { enabled: person !== undefined },
  );
  if (person === undefined) return null;
  const error = failed ?? forms.error ?? screenings.error ?? offers.error;
  const offered = new Set(offers.data?.offered ?? []);
  const sheetsOf = (formId: string) =>
    (screenings.data?.screenings ?? []).filter((one) => one.formId === formId && one.personId === person.id);
  // What is there already can be read, though the form is not for them any more.
  const all = (forms.data?.forms ?? []).filter(
    ({ id, use }) => use === 'worksheet' && (offered.has(id) || sheetsOf(id).length > 0),
  );
  // What is said of a sheet pushes those below it down: a list that moves under a hand takes the press for something else.
  const worksheets = standings.data === undefined && standings.error === null ? [] : all;
  return (
    <Section title={t('section')} about={t('sectionAbout')}>
      {error === null ? null : <ErrorPanel error={error} onDismiss={clear} />}
      {view.people.length === 1 ? null : (
        <NativeSelect
          label={t('person')}
          maw="24rem"
          value={person.id}
          onChange={(event) => setPersonId(event.currentTarget.value)}
          data={view.people.map((one) => ({ value: one.id, label: one.name }))}
        />
      )}
      <Beginning words={beginning === null ? '' : t('starting')} />
      <div className={classes.groups}>
        {grouped(worksheets).map(({ group, forms: some }) => (
          <div key={group} className={classes.group}>
            <h3 className={classes.groupTitle}>{t(`group.${group}`)}</h3>
            <ul className={classes.forms}>
              {some.map((form) => (
                <FormRow
                  key={form.id}
                  form={form}
                  sheets={sheetsOf(form.id)}
                  standings={(standings.data?.sheets ?? []).filter(({ screeningId }) =>
                    sheetsOf(form.id).some(({ id }) => id === screeningId),
                  )}
                  starting={beginning === form.id}
                  onStart={offered.has(form.id) ? () => void begin(person.id, form.id) : null}
                  onOpen={(screeningId) => go({ at: 'interview', caseId: view.id, screeningId })}
                />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  );
}

/** @file The case at a glance: who it is about, how far it is, and what day comes next. Its name is the title of the page. */
import { Anchor, Button, NativeSelect, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CASE_STATUSES, type CaseView } from '../../../src-main/contract/cases.ts';
import { nextDate } from '../../../src-main/core/cases/dates.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { NATIONS } from '../../../src-main/core/dates/working-days.ts';
import { survivorsOf } from '../../../src-main/core/people/roles.ts';
import { type KeptForm, useBegun, useFormDraft } from '../../bridge/form-draft.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { dayWords, ruleWords } from '../../due/words.ts';
import { Changing } from '../../ui/changing.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import classes from './cases.module.css';
import { useCaseDates } from './use-case-dates.ts';

/** Reference, name and status of a case, changed. */
const placeOfCase = ({ id }: CaseView) => ({ kind: 'case', subject: id }) as const;

function EditCase(props: {
  readonly view: CaseView;
  readonly kept: KeptForm | null;
  readonly onDone: () => void;
}) {
  const { view, kept, onDone } = props;
  const { t } = useTranslation(['cases', 'common', 'dates']);
  const update = useWrite('caseUpdate', ['caseShow', 'caseList', 'formList']);
  const { draft, set, noLongerKept, onForm } = useFormDraft(placeOfCase(view), kept, () => {
    const { reference, title, status, nation } = view;
    return { reference, title, status, nation };
  });
  const close = () => {
    noLongerKept();
    onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate({ caseId: view.id, profile: view.profile, ...draft }, { onSuccess: close });
  };
  const blank = draft.reference.trim() === '' || draft.title.trim() === '';
  return (
    <form {...onForm} onSubmit={submit} className={`${classes.form} measure`}>
      <TextInput
        autoFocus
        label={t('cases:field.reference')}
        maxLength={80}
        value={draft.reference}
        onChange={(event) => set({ reference: event.currentTarget.value })}
      />
      <TextInput
        label={t('cases:field.title')}
        maxLength={500}
        value={draft.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('cases:field.status')}
        value={draft.status}
        onChange={(event) => {
          const status = CASE_STATUSES.find((one) => one === event.currentTarget.value);
          if (status !== undefined) set({ status });
        }}
        data={CASE_STATUSES.map((status) => ({ value: status, label: t(`cases:status.${status}`) }))}
      />
      <NativeSelect
        label={t('cases:field.nation')}
        description={t('cases:field.nationHint')}
        value={draft.nation}
        onChange={(event) => {
          const nation = NATIONS.find((one) => one === event.currentTarget.value);
          if (nation !== undefined) set({ nation });
        }}
        data={NATIONS.map((nation) => ({ value: nation, label: t(`dates:nation.${nation}`) }))}
      />
      {update.error === null ? null : <ErrorPanel error={update.error} />}
      <div className={classes.formActions}>
        <Button variant="default" onClick={close}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" disabled={update.isPending || blank}>
          {t('common:action.save')}
        </Button>
      </div>
    </form>
  );
}

export function GlanceSection({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation(['cases', 'common', 'dates']);
  const { open, kept, setOpen } = useBegun(placeOfCase(view));
  return (
    <Section
      title={t('cases:overview.glance')}
      actions={
        open ? undefined : (
          <Changing>
            <Button
              variant="default"
              onClick={() => setOpen(true)}
              aria-label={`${t('common:action.change')}: ${t('cases:overview.details')}`}
            >
              {t('common:action.change')}
            </Button>
          </Changing>
        )
      }
    >
      {open ? (
        <EditCase view={view} kept={kept} onDone={() => setOpen(false)} />
      ) : (
        <SummaryList
          rows={[
            { label: t('cases:overview.who'), value: <Who view={view} /> },
            {
              label: t('cases:overview.stage'),
              value: `${t(`cases:status.${view.status}`)} · ${t(`dates:nation.${view.nation}`)} · ${t('cases:overview.opened', { day: formatDay(view.createdAt), name: view.createdBy })}`,
            },
            { label: t('cases:overview.next'), value: <Next view={view} /> },
            { label: t('cases:overview.first'), value: <RunsOutFirst view={view} /> },
          ]}
        />
      )}
    </Section>
  );
}

function Who({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation(['cases', 'people']);
  const about = survivorsOf(view.people);
  const shown = about.length > 0 ? about : view.people;
  if (shown.length === 0) return <span className="quiet">{t('cases:overview.nobody')}</span>;
  return shown.map((one) => (
    <span key={one.id} className={classes.line}>
      <bdi>{one.name}</bdi> <span className="quiet">· {t(`people:role.${one.role}`)}</span>
    </span>
  ));
}

/** The last day of ours that comes first, with whose law it is, how sure that is, and what it hangs on. */
function RunsOutFirst({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('cases');
  const { t: tDates } = useTranslation('dates');
  const { go } = useNavigation();
  const { data } = useRead('dateList', { caseId: view.id });
  if (data === undefined) return '\u00a0';
  const first = data.runsOutFirst;
  if (first === null) return <span className="quiet">{t('overview.noFirst')}</span>;
  return (
    <>
      <span className="figures">{dayWords(tDates, first)}</span>
      {' · '}
      <Anchor
        component="button"
        type="button"
        onClick={() => go({ at: 'case', caseId: view.id, tab: 'contact' })}
      >
        <bdi>{first.title}</bdi>
      </Anchor>
      <span className={`${classes.line} quiet`}>{ruleWords(tDates, first)}</span>
      {first.hangsOn.map((one) => (
        <span key={one} className={classes.line}>
          {tDates(`hangsOn.${one}`)}
        </span>
      ))}
    </>
  );
}

function Next({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('cases');
  const { go } = useNavigation();
  const { dates } = useCaseDates(view);
  if (dates === undefined) return '\u00a0';
  const next = nextDate(dates.map(({ date }) => date));
  const worded = dates.find(({ date }) => date === next);
  if (worded === undefined) return <span className="quiet">{t('overview.noDate')}</span>;
  return (
    <>
      <span className="figures">{formatDay(worded.date.on)}</span>
      {' · '}
      <Anchor component="button" type="button" onClick={() => go(worded.to)}>
        <bdi>{worded.words}</bdi>
      </Anchor>
    </>
  );
}

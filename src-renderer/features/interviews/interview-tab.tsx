/** @file The interviews of a case: start one, go on with one, read one. */
import { Button, Modal, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, PersonView } from '../../../src-main/contract/cases.ts';
import type { ScreeningSummary } from '../../../src-main/contract/interviews.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { personToBeginWith } from '../../../src-main/core/people/roles.ts';
import { ChildsRoute } from '../../age/childs-route.tsx';
import { useRead, useReads } from '../../bridge/queries.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { PrivilegedMark } from '../../privilege/privileged-mark.tsx';
import { PrivilegedTag } from '../../privilege/privileged-tag.tsx';
import { useHeldWords } from '../../questions/held-fields.tsx';
import classes from '../../questions/record.module.css';
import { Changing } from '../../ui/changing.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Icon } from '../../ui/icons.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Section } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { HoldInterview } from './hold-interview.tsx';
import { SaveRecord } from './save-record.tsx';

/** Starts an interview: with whom first, and then what is for that person. A child has a way of their own. */
function StartInterview(props: {
  readonly file: CaseView;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('interview');
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('start.title')} size="lg">
      <WithWhom file={props.file} onClose={props.onClose} />
    </Modal>
  );
}

function WithWhom({ file, onClose }: { readonly file: CaseView; readonly onClose: () => void }) {
  const { t } = useTranslation('interview');
  const survivor = personToBeginWith(file.people);
  const [chosen, setChosen] = useState<string>(survivor?.id ?? '');
  const person = file.people.find((one) => one.id === chosen) ?? survivor;
  if (person === undefined) return null;
  return (
    <div className={classes.dialog}>
      <NativeSelect
        label={t('start.person')}
        data-autofocus
        value={person.id}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={file.people.map((one) => ({ value: one.id, label: one.name }))}
      />
      <WhatIsForThem key={person.id} person={person} onClose={onClose} />
    </div>
  );
}

function WhatIsForThem({ person, onClose }: { readonly person: PersonView; readonly onClose: () => void }) {
  const { t } = useTranslation(['interview', 'common']);
  const offers = useRead('formOffers', { personId: person.id });
  const forms = useRead('formList', {});
  const error = offers.error ?? forms.error;
  if (error !== null) return <ErrorPanel error={error} />;
  if (offers.data === undefined || forms.data === undefined) return null;
  const { offered, treatedAsChild, age, wantsInterpreter } = offers.data;
  const interviews = forms.data.forms.filter(({ id, use }) => use === 'interview' && offered.includes(id));
  if (!treatedAsChild && interviews.length > 0) {
    return (
      <HoldInterview
        person={person}
        interviews={interviews}
        damaged={forms.data.damaged}
        asksAge={age === 'unknown'}
        wantsInterpreter={wantsInterpreter}
        onClose={onClose}
      />
    );
  }
  return (
    <>
      {treatedAsChild ? (
        <ChildsRoute person={person} />
      ) : (
        <NotePanel title={t('interview:start.notForRole')} role="status">
          <p>{t('interview:start.notForRoleText')}</p>
        </NotePanel>
      )}
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </>
  );
}

/** One interview in the list. */
function InterviewRow({
  summary,
  person,
  onOpen,
}: {
  readonly summary: ScreeningSummary;
  readonly person: string;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation('interview');
  const draft = summary.status === 'draft';
  const goesOn = useReadOnly() !== true && draft;
  const heldWords = useHeldWords();
  const [saving, setSaving] = useState(false);
  return (
    <li className={classes.row}>
      <div className={classes.rowMain}>
        <p className={classes.rowTitle}>
          <PrivilegedTag marked={summary.privileged} />
          {summary.formTitle} · <bdi>{person}</bdi>
        </p>
        <p className="quiet figures">
          {draft
            ? t('list.draft', {
                day: formatDay(summary.startedAt),
                name: summary.author,
                count: summary.answered,
              })
            : t('list.signed', {
                day: formatDay(summary.signedAt ?? ''),
                name: summary.author,
                count: summary.answered,
              })}
          {heldWords(summary) === '' ? null : `; ${heldWords(summary)}`}
        </p>
      </div>
      <PrivilegedMark
        brief
        of={{ kind: 'record', id: summary.id }}
        marked={summary.privileged}
        title={`${summary.formTitle}, ${person}`}
      />
      <Changing>
        <Button
          variant="subtle"
          onClick={() => setSaving(true)}
          aria-label={`${t('paper.save')}: ${summary.formTitle}, ${person}`}
        >
          {t('paper.save')}
        </Button>
      </Changing>
      <SaveRecord record={summary} opened={saving} onClose={() => setSaving(false)} />
      <Button
        variant={goesOn ? 'filled' : 'default'}
        onClick={onOpen}
        aria-label={`${t(goesOn ? 'list.goOn' : 'list.read')}: ${summary.formTitle}, ${person}`}
      >
        {t(goesOn ? 'list.goOn' : 'list.read')}
      </Button>
    </li>
  );
}

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

/** @file Recording a decision, a need or support: what its kind asks for, and no more. */
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src-main/contract/cases.ts';
import type { SupportThing } from '../../../src-main/contract/contact.ts';
import type { CallOutput } from '../../../src-main/contract/index.ts';
import {
  DECISION_ANSWERS,
  DECISIONS,
  ENGAGEMENT,
  NEED_STATES,
  REQUEST_STATES,
  RISK_ANSWERS,
  type SupportKind,
  type SupportLine,
  TASK_STATES,
  WORKER_ROLES,
} from '../../../src-main/core/support/support-line.ts';
import { type KeptForm, useFormDraft } from '../../bridge/form-draft.ts';
import { useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FuzzyDateField } from '../../ui/fuzzy-date-field.tsx';
import { Choice } from './choice.tsx';
import classes from './contact.module.css';
import { draftOf, lineOf, type SupportDraft } from './support-draft.ts';
import { TOUCHED } from './touched.ts';

const KINDS: readonly SupportKind[] = [
  ...(['decision', 'need', 'engagement', 'worker', 'non-punishment'] as const),
  ...(['earlier-referral', 'interview-request'] as const),
];
type Lists = CallOutput<'supportLists'>;

/** `thing`: what is gone on with; left out for something new. */
export const placeOfSupport = ({ id }: PersonView, thing?: SupportThing) =>
  ({
    kind: 'support',
    subject: id,
    detail: thing === undefined ? '' : `${thing.kind} ${thing.subject}`,
  }) as const;

export function SupportForm(props: {
  readonly person: PersonView;
  readonly lists: Lists;
  /** What is gone on with; null for something new. */
  readonly before: SupportLine | null;
  /** Which of several forms about this person it is. */
  readonly place: ReturnType<typeof placeOfSupport>;
  readonly kept: KeptForm | null;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation(['contact', 'common']);
  const { person, lists, before, place, kept, onDone } = props;
  const { draft, set, noLongerKept, onForm } = useFormDraft<SupportDraft>(place, kept, () => draftOf(before));
  const close = () => {
    noLongerKept();
    onDone();
  };
  const write = useWrite('supportRecord', TOUCHED);
  const line = lineOf(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (line !== null) write.mutate({ personId: person.id, line }, { onSuccess: close });
  };
  return (
    <form {...onForm} onSubmit={submit} className={classes.form} data-support-form>
      {before === null ? (
        <Choice
          first
          label={t('contact:support.kindLabel')}
          value={draft.kind}
          values={KINDS}
          say={(kind) => t(`contact:support.kind.${kind}`)}
          onChange={(kind) => set({ kind })}
        />
      ) : null}
      <Fields key={draft.kind} draft={draft} set={set} lists={lists} isNew={before === null} />
      {write.error === null ? null : <ErrorPanel error={write.error} />}
      <div className={classes.actions}>
        <Button type="submit" disabled={line === null || write.isPending}>
          {t('contact:support.save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly draft: SupportDraft;
  readonly set: (part: Partial<SupportDraft>) => void;
  readonly lists: Lists;
  readonly isNew: boolean;
}

function Fields(props: FieldProps) {
  const { t } = useTranslation('contact');
  const { draft, set, isNew } = props;
  switch (draft.kind) {
    case 'decision':
      return (
        <>
          {isNew ? (
            <Choice
              label={t('support.field.about')}
              value={draft.about}
              values={DECISIONS}
              say={(one) => t(`support.decision.${one}`)}
              onChange={(about) => set({ about })}
            />
          ) : null}
          <Choice
            label={t('support.field.answer')}
            value={draft.answer}
            values={DECISION_ANSWERS}
            say={(one) => t(`support.answer.${one}`)}
            onChange={(answer) => set({ answer })}
          />
          <On {...props} />
          <Words {...props} name="words" />
        </>
      );
    case 'need':
      return <Need {...props} />;
    case 'engagement':
      return <Engagement {...props} />;
    case 'worker':
      return (
        <>
          {isNew ? (
            <Choice
              label={t('support.field.role')}
              value={draft.role}
              values={WORKER_ROLES}
              say={(one) => t(`support.role.${one}`)}
              onChange={(role) => set({ role })}
            />
          ) : null}
          <Line {...props} name="name" />
          <Line {...props} name="organisation" />
          <Day {...props} label={t('support.field.since')} />
        </>
      );
    case 'non-punishment':
      return (
        <>
          <Choice
            label={t('support.field.atRisk')}
            value={draft.atRisk}
            values={RISK_ANSWERS}
            say={(one) => t(`support.answer.${one}`)}
            onChange={(atRisk) => set({ atRisk })}
          />
          <Choice
            label={t('support.field.task')}
            value={draft.task}
            values={TASK_STATES}
            say={(one) => t(`support.task.${one}`)}
            onChange={(task) => set({ task })}
          />
          <Line {...props} name="raisedWith" />
          <On {...props} />
          <Words {...props} name="words" />
        </>
      );
    case 'earlier-referral':
      return <Earlier {...props} />;
    case 'interview-request':
      return (
        <>
          <Line {...props} name="by" />
          <Choice
            label={t('support.field.state')}
            value={draft.request}
            values={REQUEST_STATES}
            say={(one) => t(`support.request.${one}`)}
            onChange={(request) => set({ request })}
          />
          <On {...props} />
          <Words {...props} name="wish" />
        </>
      );
  }
}

function Need(props: FieldProps) {
  const { t } = useTranslation('contact');
  const { draft, set, lists } = props;
  return (
    <>
      <NativeSelect
        label={t('support.field.heading')}
        value={draft.heading}
        onChange={(event) => set({ heading: event.currentTarget.value })}
        data={lists.outcomes.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <Line {...props} name="need" />
      <Words {...props} name="goal" />
      <Line {...props} name="owner" />
      <Choice
        label={t('support.field.state')}
        value={draft.state}
        values={NEED_STATES}
        say={(one) => t(`support.need.${one}`)}
        onChange={(state) => set({ state })}
      />
      <Day {...props} label={t('support.field.reviewOn')} />
      <Words {...props} name="outcome" />
    </>
  );
}

function Engagement(props: FieldProps) {
  const { t } = useTranslation('contact');
  const { draft, set, lists } = props;
  return (
    <>
      <Choice
        label={t('support.field.state')}
        value={draft.engagement}
        values={ENGAGEMENT}
        say={(one) => t(`support.engagement.${one}`)}
        onChange={(engagement) => set({ engagement })}
      />
      <Checkbox.Group
        label={t('support.field.reasons')}
        value={[...draft.reasons]}
        onChange={(reasons) => set({ reasons })}
      >
        <div className={classes.choices}>
          {lists.reasons.map(({ id, title }) => (
            <Checkbox key={id} size="md" value={id} label={title} />
          ))}
        </div>
      </Checkbox.Group>
      <Choice
        label={t('support.field.saidBy')}
        value={draft.saidBy}
        values={['worker', 'person'] as const}
        say={(one) => t(`support.saidBy.${one}`)}
        onChange={(saidBy) => set({ saidBy })}
      />
      <On {...props} />
      <Words {...props} name="words" />
    </>
  );
}

function Earlier(props: FieldProps) {
  const { t } = useTranslation('contact');
  const { draft, set, isNew } = props;
  return (
    <>
      <On {...props} />
      <Line {...props} name="reference" />
      <TextInput
        label={t('support.field.result')}
        maxLength={500}
        value={draft.outcome}
        onChange={(event) => set({ outcome: event.currentTarget.value })}
      />
      <Words {...props} name="words" />
      {isNew ? null : (
        <Checkbox
          size="md"
          label={t('support.field.mistaken')}
          checked={draft.mistaken}
          onChange={(event) => set({ mistaken: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

type LineName = 'need' | 'owner' | 'name' | 'organisation' | 'raisedWith' | 'reference' | 'by';

function Line({ draft, set, name }: FieldProps & { readonly name: LineName }) {
  const { t } = useTranslation('contact');
  return (
    <TextInput
      label={t(`support.field.${name}`)}
      maxLength={500}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
}

function Words({ draft, set, name }: FieldProps & { readonly name: 'words' | 'goal' | 'outcome' | 'wish' }) {
  const { t } = useTranslation('contact');
  return (
    <Textarea
      label={t(`support.field.${name}`)}
      autosize
      maxLength={20_000}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
}

function On({ draft, set }: FieldProps) {
  const { t } = useTranslation('contact');
  return (
    <FuzzyDateField
      label={t('support.field.on')}
      hint={t('support.field.onHint')}
      value={draft.on ?? null}
      onChange={(on) => set({ on })}
    />
  );
}

function Day({ draft, set, label }: FieldProps & { readonly label: string }) {
  const { t } = useTranslation('contact');
  return (
    <FuzzyDateField
      label={label}
      hint={t('field.nextHint')}
      value={draft.day ?? null}
      onChange={(day) => set({ day })}
    />
  );
}

/** @file One line of the first page, changed: the answer, and where it is yes, when, where and who said so. */
import { Button, Radio, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import {
  isSolicitor,
  MATTERS,
  SITUATION_ANSWERS,
  type SituationAnswer,
  type SituationKind,
} from '../../../src-main/core/cases/situation.ts';
import { CLOCK_TIME_OR_NONE } from '../../../src-main/core/dates/clock-time.ts';
import { exactDay, type FuzzyDate, parseFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import { type KeptForm, useFormDraft } from '../../bridge/form-draft.ts';
import { useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FuzzyDateField } from '../../ui/fuzzy-date-field.tsx';
import classes from './cases.module.css';

/** Where only the place is asked. */
const PLACES: readonly SituationKind[] = ['detained', 'removal'];
const NOTHING = { who: '', time: '', where: '', toldBy: '' };

type SituationDraft = typeof NOTHING & {
  readonly kind: SituationKind;
  readonly answer: SituationAnswer['answer'] | null;
  readonly actsIn?: SituationAnswer['actsIn'];
  /** undefined: what is typed cannot be read yet. */
  readonly day: FuzzyDate | null | undefined;
};

/** One line at a time is changed, and the draft says which. */
export const placeOfSituation = ({ id }: CaseView) => ({ kind: 'situation', subject: id }) as const;

export function EditSituation(props: {
  readonly view: CaseView;
  readonly kind: SituationKind;
  readonly kept: KeptForm | null;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation(['situation', 'common']);
  const { view, kind, kept, onDone } = props;
  const write = useWrite('caseSituation', ['caseShow', 'caseList', 'todayShow']);
  const before = view.situation[kind];
  const begin = (): SituationDraft => ({
    ...NOTHING,
    ...before,
    kind,
    answer: before?.answer ?? null,
    day: before?.on == null ? null : parseFuzzyDate(before.on),
  });
  const { draft, set, noLongerKept, onForm } = useFormDraft(placeOfSituation(view), kept, begin);
  const { answer, day } = draft;
  const close = () => {
    noLongerKept();
    onDone();
  };
  const isDay = day === null || (day !== undefined && exactDay(day) !== null);
  const isTime = CLOCK_TIME_OR_NONE.test(draft.time.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (answer === null || day === undefined || !isDay || !isTime) return;
    const { who, where, toldBy, actsIn } = draft;
    const acts = isSolicitor(kind) && actsIn !== undefined ? { actsIn } : {};
    const line = { answer, who, where, toldBy, ...acts, time: draft.time.trim(), on: day?.value ?? null };
    write.mutate({ caseId: view.id, situation: { ...view.situation, [kind]: line } }, { onSuccess: close });
  };
  const field = (name: 'who' | 'where' | 'toldBy', hint?: string) => (
    <TextInput
      label={name === 'where' ? t(`situation:field.whereLabel.${kind}`) : t(`situation:field.${name}`)}
      description={hint}
      maxLength={500}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <form {...onForm} onSubmit={submit} className={`${classes.form} measure`} data-situation={kind}>
      <Radio.Group
        label={t(`situation:kind.${kind}`)}
        value={answer ?? ''}
        onChange={(value) => set({ answer: SITUATION_ANSWERS.find((one) => one === value) ?? null })}
      >
        <div className={classes.answers}>
          {SITUATION_ANSWERS.map((one) => (
            <Radio
              key={one}
              size="md"
              value={one}
              label={t(`situation:answer.${one}`)}
              autoFocus={one === 'yes'}
            />
          ))}
        </div>
      </Radio.Group>
      {answer === 'yes' ? (
        <>
          {view.people.length > 1 ? field('who', t('situation:field.whoHint')) : null}
          <FuzzyDateField
            label={t('situation:field.on')}
            hint={t('situation:field.onHint')}
            value={day ?? null}
            onChange={(changed) => set({ day: changed })}
            asked={!isDay}
          />
          <TextInput
            label={t('situation:field.time')}
            description={t('situation:field.timeHint')}
            maxLength={5}
            value={draft.time}
            error={isTime ? undefined : t('situation:field.timeHint')}
            onChange={(event) => set({ time: event.currentTarget.value })}
          />
          {isSolicitor(kind) ? (
            <Radio.Group
              label={t('situation:field.actsIn')}
              description={t('situation:field.actsInHint')}
              value={draft.actsIn ?? ''}
              onChange={(value) => set({ actsIn: MATTERS.find((one) => one === value) })}
            >
              <div className={classes.answers}>
                {MATTERS.map((one) => (
                  <Radio key={one} size="md" value={one} label={t(`situation:matter.${one}`)} />
                ))}
              </div>
            </Radio.Group>
          ) : null}
          {field('where', PLACES.includes(kind) ? t('situation:field.whereHint') : undefined)}
        </>
      ) : null}
      {field('toldBy')}
      {write.error === null ? null : <ErrorPanel error={write.error} />}
      <div className={classes.formActions}>
        <Button variant="default" onClick={close}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" disabled={write.isPending || answer === null || !isDay || !isTime}>
          {t('common:action.save')}
        </Button>
      </div>
    </form>
  );
}

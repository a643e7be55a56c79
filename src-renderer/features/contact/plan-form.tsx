/** @file A safe contact plan, made or changed: ways one by one, and what is never used with the reason. */
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src-main/contract/cases.ts';
import type { PlanLine, ToldNeverView } from '../../../src-main/contract/contact.ts';
import { CONTACT_CHANNELS } from '../../../src-main/core/contact/contact-note.ts';
import type { Never } from '../../../src-main/core/contact/contact-plan.ts';
import { hoursTyped, readHours } from '../../../src-main/core/contact/hours.ts';
import { withTaken } from '../../../src-main/core/contact/told-never.ts';
import { exactDay, type FuzzyDate, onDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { type KeptForm, useFormDraft } from '../../bridge/form-draft.ts';
import { useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FuzzyDateField } from '../../ui/fuzzy-date-field.tsx';
import { useDropUndo, useOfferUndo } from '../../ui/undo.tsx';
import { Choice } from './choice.tsx';
import classes from './contact.module.css';
import { TOUCHED } from './touched.ts';

interface TypedNever {
  readonly what: Never['what'];
  readonly value: string;
  readonly why: string;
}
const WHAT = ['address', 'channel', 'word'] as const;
const WITHHOLD = ['not-asked', 'yes', 'no'] as const;
const put = <T,>(list: readonly T[], at: number, part: Partial<T>): T[] =>
  list.map((one, index) => (index === at ? { ...one, ...part } : one));
/** Whether anything stands in a line beyond what it began with. */
const isTyped = (...fields: readonly string[]): boolean => fields.some((one) => one.trim() !== '');

interface PlanDraft {
  readonly ways: PlanLine['ways'];
  readonly never: readonly TypedNever[];
  readonly withhold: PlanLine['withholdNumber'];
  readonly ifOther: string;
  readonly ifNot: string;
  readonly every: string;
  /** As it is typed: mon-fri 10:00-16:00. */
  readonly hours: string;
  /** undefined: what is typed cannot be read yet. */
  readonly review: FuzzyDate | null | undefined;
  readonly reason: string;
  /** As of the plan; missing from a draft that was kept before there were any. */
  readonly decided?: PlanLine['decided'];
}

const begun = (plan: PlanLine | null, taken: ToldNeverView | null): PlanDraft => ({
  ways: plan?.ways ?? [],
  never: withTaken<TypedNever>(plan?.never ?? [], linesOf(taken)),
  decided: [...(plan?.decided ?? []), ...(taken === null ? [] : [{ words: taken.words, taken: true }])],
  withhold: plan?.withholdNumber ?? 'not-asked',
  ifOther: plan?.ifOtherAnswers ?? '',
  ifNot: plan?.ifNotReached ?? '',
  hours: hoursTyped(plan?.hours ?? []),
  every: plan?.everyDays == null ? '' : String(plan.everyDays),
  review: plan?.reviewOn == null ? null : onDay(plan.reviewOn),
  reason: '',
});

/** Where the words name no number and no way, a line that is still to be filled in. */
const linesOf = (taken: ToldNeverView | null): readonly TypedNever[] =>
  taken === null || taken.lines.length > 0
    ? (taken?.lines ?? [])
    : [{ what: 'address', value: '', why: taken.words }];

export const placeOfPlan = ({ id }: PersonView) => ({ kind: 'plan', subject: id }) as const;

export function PlanForm(props: {
  readonly person: PersonView;
  readonly plan: PlanLine | null;
  /** What was said elsewhere and is taken in now; null for nothing. */
  readonly taken: ToldNeverView | null;
  readonly kept: KeptForm | null;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation(['contact', 'common']);
  const { person, plan, taken, kept, onDone } = props;
  const { draft, set, noLongerKept, onForm } = useFormDraft(placeOfPlan(person), kept, () =>
    begun(plan, taken),
  );
  const { ways, never, withhold, ifOther, ifNot, every, review, reason } = draft;
  const setWays = (changed: PlanLine['ways']) => set({ ways: changed });
  const offerUndo = useOfferUndo();
  const dropUndo = useDropUndo();
  // What is put back goes among the lines as they are by then.
  const now = useRef(draft);
  now.current = draft;
  const takeWay = (index: number) => {
    const way = ways[index];
    setWays(ways.toSpliced(index, 1));
    if (way === undefined || !isTyped(way.detail, way.how)) return;
    offerUndo(t('contact:plan.wayTaken', { number: index + 1 }), async () =>
      setWays(now.current.ways.toSpliced(index, 0, way)),
    );
  };
  const takeNever = (index: number) => {
    const line = never[index];
    set({ never: never.toSpliced(index, 1) });
    if (line === undefined || !isTyped(line.what === 'channel' ? '' : line.value, line.why)) return;
    offerUndo(t('contact:plan.taken', { number: index + 1 }), async () =>
      set({ never: now.current.never.toSpliced(index, 0, line) }),
    );
  };
  const close = () => {
    noLongerKept();
    // A line can be put back only into the form.
    dropUndo();
    onDone();
  };
  const write = useWrite('contactPlanRecord', TOUCHED);
  const reviewOn = review == null ? null : exactDay(review);
  // Kept from before hours were asked, it has none.
  const reachable = readHours(draft.hours ?? '');
  const everyDays = every.trim() === '' ? null : Number(every);
  const isOdd =
    review === undefined ||
    reachable === null ||
    (review !== null && reviewOn === null) ||
    (everyDays !== null && !(Number.isInteger(everyDays) && everyDays >= 1 && everyDays <= 365)) ||
    never.some((one) => one.value.trim() === '' || one.why.trim() === '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isOdd) return;
    const made = {
      ways,
      never: never as Never[],
      withholdNumber: withhold,
      everyDays,
      reviewOn,
      hours: reachable ?? [],
      decided: [...(draft.decided ?? plan?.decided ?? [])],
      ifOtherAnswers: ifOther,
      ifNotReached: ifNot,
    };
    write.mutate({ personId: person.id, plan: made, reason: reason.trim() }, { onSuccess: close });
  };
  return (
    <form {...onForm} onSubmit={submit} className={classes.form} data-plan-form>
      <NeverLines lines={never} onChange={(changed) => set({ never: changed })} onTakeOut={takeNever} />
      <fieldset className={classes.lines}>
        <legend>{t('contact:plan.ways')}</legend>
        {ways.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing else to be known by while it is typed
          <div key={index} className={classes.pair}>
            <Choice
              label={t('contact:plan.way', { number: index + 1 })}
              value={one.channel}
              values={CONTACT_CHANNELS}
              say={(channel) => t(`contact:channel.${channel}`)}
              onChange={(channel) => setWays(put(ways, index, { channel }))}
            />
            <TextInput
              label={t('contact:plan.detail', { number: index + 1 })}
              maxLength={500}
              value={one.detail}
              onChange={(event) => setWays(put(ways, index, { detail: event.currentTarget.value }))}
            />
            <TextInput
              label={t('contact:plan.how', { number: index + 1 })}
              maxLength={500}
              value={one.how}
              onChange={(event) => setWays(put(ways, index, { how: event.currentTarget.value }))}
            />
            <Button variant="default" className={classes.beside ?? ''} onClick={() => takeWay(index)}>
              {t('contact:plan.removeWay', { number: index + 1 })}
            </Button>
          </div>
        ))}
        <Button
          variant="default"
          w="fit-content"
          onClick={() => setWays([...ways, { channel: 'telephone', detail: '', how: '' }])}
        >
          {t('contact:plan.addWay')}
        </Button>
      </fieldset>
      <Choice
        label={t('contact:plan.withholdLabel')}
        value={withhold}
        values={WITHHOLD}
        say={(one) => t(`contact:plan.withhold.${one}`)}
        onChange={(changed) => set({ withhold: changed })}
      />
      <Textarea
        label={t('contact:plan.ifOther')}
        autosize
        maxLength={5000}
        value={ifOther}
        onChange={(event) => set({ ifOther: event.currentTarget.value })}
      />
      <Textarea
        label={t('contact:plan.ifNot')}
        autosize
        maxLength={5000}
        value={ifNot}
        onChange={(event) => set({ ifNot: event.currentTarget.value })}
      />
      <TextInput
        label={t('contact:plan.every')}
        inputMode="numeric"
        maxLength={3}
        value={every}
        onChange={(event) => set({ every: event.currentTarget.value })}
      />
      <TextInput
        label={t('contact:plan.hours')}
        description={t('contact:plan.hoursHint')}
        maxLength={300}
        value={draft.hours ?? ''}
        error={reachable === null ? t('contact:plan.hoursOdd') : undefined}
        onChange={(event) => set({ hours: event.currentTarget.value })}
      />
      <FuzzyDateField
        label={t('contact:plan.review')}
        hint={t('contact:field.nextHint')}
        value={review ?? null}
        onChange={(changed) => set({ review: changed })}
      />
      <TextInput
        label={t('contact:plan.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      {write.error === null ? null : <ErrorPanel error={write.error} />}
      <div className={classes.actions}>
        <Button type="submit" disabled={isOdd || write.isPending}>
          {t('contact:plan.save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </form>
  );
}

function NeverLines(props: {
  readonly lines: readonly TypedNever[];
  readonly onChange: (lines: readonly TypedNever[]) => void;
  readonly onTakeOut: (index: number) => void;
}) {
  const { t } = useTranslation('contact');
  const { lines, onChange, onTakeOut } = props;
  return (
    <fieldset className={classes.lines}>
      <legend>{t('plan.never')}</legend>
      {lines.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing else to be known by while it is typed
        <div key={index} className={classes.pair}>
          <Choice
            label={t('plan.what', { number: index + 1 })}
            value={one.what}
            values={WHAT}
            say={(what) => t(`plan.whatIs.${what}`)}
            onChange={(what) =>
              onChange(put(lines, index, { what, value: what === 'channel' ? 'post' : '' }))
            }
          />
          {one.what === 'channel' ? (
            <NativeSelect
              label={t('plan.value', { number: index + 1 })}
              value={one.value}
              onChange={(event) => onChange(put(lines, index, { value: event.currentTarget.value }))}
              data={CONTACT_CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
            />
          ) : (
            <TextInput
              label={t('plan.value', { number: index + 1 })}
              maxLength={500}
              value={one.value}
              onChange={(event) => onChange(put(lines, index, { value: event.currentTarget.value }))}
            />
          )}
          <TextInput
            label={t('plan.why', { number: index + 1 })}
            maxLength={500}
            value={one.why}
            onChange={(event) => onChange(put(lines, index, { why: event.currentTarget.value }))}
          />
          <Button variant="default" className={classes.beside ?? ''} onClick={() => onTakeOut(index)}>
            {t('plan.remove', { number: index + 1 })}
          </Button>
        </div>
      ))}
      <Button
        variant="default"
        w="fit-content"
        onClick={() => onChange([...lines, { what: 'address', value: '', why: '' }])}
      >
        {t('plan.addNever')}
      </Button>
    </fieldset>
  );
}

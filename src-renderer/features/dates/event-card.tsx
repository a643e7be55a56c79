/** @file One thing that happened, or will: as its newest line has it, with the lines before it and what follows. */
import { Anchor, Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import type { ClockView, EventLineView, EventView } from '../../../src-main/contract/dates.ts';
import type { EventKind } from '../../../src-main/core/clocks/rule.ts';
import { formatDay, formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { useBegun } from '../../bridge/form-draft.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { resultWord, TOUCHED } from '../../due/words.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ReasonForm } from '../../ui/reason-form.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { ClockRow } from './clock-row.tsx';
import classes from './dates.module.css';
import { EventForm, placeOfEvent } from './event-form.tsx';

export function EventCard(props: {
  readonly view: CaseView;
  readonly kinds: readonly EventKind[];
  readonly event: EventView;
  readonly clocks: readonly ClockView[];
}) {
  const { t } = useTranslation('dates');
  const { view, event, clocks } = props;
  const amend = useBegun(placeOfEvent(view, event));
  const [withdrawing, setWithdrawing] = useState(false);
  const withdraw = useWrite('dateWithdraw', TOUCHED);
  const action = (what: 'amend' | 'withdraw') => (
    <Changing>
      <Button
        variant="default"
        size="compact-md"
        aria-label={t('rowAction', { action: t(what), title: event.title })}
        onClick={() => (what === 'amend' ? amend.setOpen(true) : setWithdrawing(true))}
      >
        {t(what)}
      </Button>
    </Changing>
  );
  return (
    <li
      className={classes.event}
      data-withdrawn={event.withdrawn}
      data-event={event.kind}
      data-thing={event.id}
    >
      <div className={classes.head}>
        <h4 className={classes.title}>
          <span className="figures">{formatFuzzyDate(event.on)}</span> · <bdi>{event.title}</bdi>
          {event.result === '' ? null : <> · {resultWord(t, event.result)}</>}
        </h4>
        {event.withdrawn || amend.open || withdrawing ? null : (
          <div className={classes.actions}>
            {action('amend')}
            {action('withdraw')}
          </div>
        )}
      </div>
      <Facts view={view} event={event} />
      {event.note === '' ? null : (
        <p className={classes.note} dir="auto">
          {event.note}
        </p>
      )}
      <Lines event={event} />
      {amend.open ? (
        <EventForm
          view={view}
          event={event}
          kinds={props.kinds}
          kept={amend.kept}
          onDone={() => amend.setOpen(false)}
        />
      ) : null}
      {withdrawing ? (
        <ReasonForm
          label={t('field.withdrawWhy')}
          action={t('withdraw')}
          error={withdraw.error}
          pending={withdraw.isPending}
          onCancel={() => setWithdrawing(false)}
          onGive={(reason) =>
            withdraw.mutate({ eventId: event.id, reason }, { onSuccess: () => setWithdrawing(false) })
          }
        />
      ) : null}
      {clocks.length === 0 ? null : (
        <ul className={classes.clocks}>
          {clocks.map((clock) => (
            <ClockRow key={clock.ruleId} caseId={view.id} clock={clock} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Facts({ view, event }: { readonly view: CaseView; readonly event: EventView }) {
  const { t } = useTranslation('dates');
  const person = view.people.find(({ id }) => id === event.personId)?.name;
  const facts: ReactNode[] = [
    event.time === '' ? null : t('fact.at', { time: event.time }),
    event.sentOn === null ? null : t('fact.sent', { day: formatDay(event.sentOn) }),
    event.servedOn === null ? null : t('fact.arrived', { day: formatDay(event.servedOn) }),
    event.place === '' ? null : event.place,
    person === undefined || view.people.length === 1 ? null : t('fact.about', { name: person }),
    event.nation === 'england-wales' ? null : t(`nation.${event.nation}`),
    event.enhanced === 'yes' ? t('fact.enhanced') : null,
    t('fact.owner', { name: event.owner }),
    event.evidenceId === null ? null : <Letter key="letter" view={view} evidenceId={event.evidenceId} />,
  ].filter((fact) => fact !== null);
  return (
    <p className={classes.facts}>
      {facts.map((fact, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the facts of an event keep their places
        <bdi key={n}>{fact}</bdi>
      ))}
    </p>
  );
}

/** The exhibit a decision came in, one step away. */
function Letter({ view, evidenceId }: { readonly view: CaseView; readonly evidenceId: string }) {
  const { t } = useTranslation('dates');
  const { go } = useNavigation();
  const { data } = useRead('evidenceList', { caseId: view.id });
  const found = data?.evidence.find(({ id }) => id === evidenceId);
  const name =
    found === undefined ? t('field.letter') : [found.exhibitRef, found.title].filter(Boolean).join(' ');
  return (
    <Anchor
      component="button"
      type="button"
      onClick={() => go({ at: 'exhibit', caseId: view.id, evidenceId: evidenceId as EvidenceId })}
    >
      <bdi>{name}</bdi>
    </Anchor>
  );
}

/** What the lines before the newest said: nothing is written over. */
function Lines({ event }: { readonly event: EventView }) {
  const { t } = useTranslation('dates');
  if (event.lines.length < 2) return null;
  const said = ({ on, result, servedOn }: EventLineView) =>
    [
      formatFuzzyDate(on),
      result === '' ? '' : resultWord(t, result),
      servedOn === null ? '' : t('fact.arrived', { day: formatDay(servedOn) }),
    ]
      .filter(Boolean)
      .join(', ');
  return (
    <ul className="quiet">
      {event.lines.map((line, n) => {
        const about = { when: formatMoment(line.at), name: line.by, reason: line.reason };
        const before = event.lines[n - 1];
        return (
          <li key={`${line.at} ${line.reason}`}>
            {before === undefined
              ? t('line.first', about)
              : t(line.withdrawn ? 'line.withdrawn' : 'line.amended', about)}
            {before === undefined || line.withdrawn ? null : <> · {t('line.was', { was: said(before) })}</>}
          </li>
        );
      })}
    </ul>
  );
}

/** @file One day that follows: when, what, how it is counted and from where that is known; and that it was seen to. */

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockView } from '../../../src-main/contract/dates.ts';
import { isOver } from '../../../src-main/core/clocks/running.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { useWrite } from '../../bridge/queries.ts';
import { dayWords, needsYou, ruleWords, TOUCHED } from '../../due/words.ts';
import { Changing } from '../../ui/changing.tsx';
import { ReasonForm } from '../../ui/reason-form.tsx';
import classes from './dates.module.css';
import { HowCounted } from './how-counted.tsx';

export function ClockRow({ caseId, clock }: { readonly caseId: CaseId; readonly clock: ClockView }) {
  const { t } = useTranslation('dates');
  const [asking, setAsking] = useState(false);
  const isDone = clock.state === 'settled';
  const settle = useWrite('clockSettle', TOUCHED);
  const reopen = useWrite('clockReopen', TOUCHED);
  const writing = isDone ? reopen : settle;
  const action = t(isDone ? 'reopen' : 'seenTo');
  const give = (reason: string) =>
    writing.mutate(
      { caseId, subject: clock.subject, ruleId: clock.ruleId, reason },
      { onSuccess: () => setAsking(false) },
    );
  return (
    <li className={classes.clock} data-needs-you={needsYou(clock.state)} data-clock={clock.ruleId}>
      <When clock={clock} />
      <div className={classes.what}>
        <span>
          {clock.title} <span className="quiet">· {t(`whose.${clock.whose}`)}</span>
        </span>
        <Over clock={clock} />
        {clock.means === 'now' ? null : <span className="quiet">{ruleWords(t, clock)}</span>}
        {isOver(clock.state)
          ? null
          : clock.hangsOn.map((one) => <span key={one}>{t(`hangsOn.${one}`)}</span>)}
        {clock.means === 'now' ? null : <HowCounted clock={clock} />}
        {asking ? (
          <ReasonForm
            label={t(isDone ? 'field.reopenWhy' : 'field.seenToWhy')}
            action={action}
            error={writing.error}
            pending={writing.isPending}
            onCancel={() => setAsking(false)}
            onGive={give}
          />
        ) : null}
      </div>
      {asking || clock.state === 'ended' ? null : (
        <Changing>
          <Button
            variant="default"
            size="compact-md"
            aria-label={t('rowAction', { action, title: clock.title })}
            onClick={() => setAsking(true)}
          >
            {action}
          </Button>
        </Changing>
      )}
    </li>
  );
}

/** What is needed now has no day. */
function When({ clock }: { readonly clock: ClockView }) {
  const { t } = useTranslation('dates');
  const { state, means } = clock;
  return (
    <span className={classes.when}>
      {means === 'now' ? null : <span className="figures">{dayWords(t, clock) ?? t('when.none')}</span>}
      <span className={classes.state} data-needs-you={needsYou(state)}>
        {means === 'now' && !isOver(state) ? t('state.now') : t(`state.${state}`)}
      </span>
    </span>
  );
}

/** Why nothing is left to do; nothing where something is. */
function Over({ clock: { state, endedBy, settled } }: { readonly clock: ClockView }) {
  const { t } = useTranslation('dates');
  if (!isOver(state)) return null;
  if (settled !== null && state === 'settled')
    return (
      <span className="quiet">
        {t('over.settled', { day: formatDay(settled.on), name: settled.by, reason: settled.reason })}
      </span>
    );
  return (
    <span className="quiet">{endedBy === '' ? t('over.moot') : t('over.ended', { title: endedBy })}</span>
  );
}

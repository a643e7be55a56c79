/** @file The breaks of a record. One that was written down by mistake is taken back there, with the reason; both stay in the log. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../src-main/contract/interviews.ts';
import { breakMinutes } from '../../src-main/core/interviews/break.ts';
import { useWrite } from '../bridge/queries.ts';
import { Changing } from '../ui/changing.tsx';
import { formatMoment } from '../ui/dates.ts';
import { ReasonForm } from '../ui/reason-form.tsx';
import classes from './record.module.css';

type Break = ScreeningView['breaks'][number];

export function Breaks({ view }: { readonly view: Pick<ScreeningView, 'id' | 'breaks'> }) {
  const { t } = useTranslation('interview');
  const [asking, setAsking] = useState<string | null>(null);
  const takeBack = useWrite('screeningPause', ['screeningShow']);
  if (view.breaks.length === 0) return t('held.noBreaks');
  const words = ({ startedAt, endedAt, reason: why, takenBack }: Break) => {
    const when = formatMoment(startedAt);
    const back = takenBack === undefined ? '' : t('held.breakTakenBack', { reason: takenBack });
    const reason = `${why === '' ? '' : `: ${why}`}${back}`;
    if (endedAt === null) return t('held.breakOpen', { when, reason });
    return t('held.break', { when, count: breakMinutes(startedAt, endedAt), reason });
  };
  const give = (startedAt: string, reason: string) =>
    takeBack.mutate(
      { screeningId: view.id, reason, takeBack: startedAt.slice(0, MINUTE) },
      { onSuccess: () => setAsking(null) },
    );
  return (
    <ul className={classes.breaks} data-breaks>
      {view.breaks.map((one) => (
        <li key={one.startedAt}>
          <span className="words">{words(one)}</span>
          {one.takenBack !== undefined ? null : asking === one.startedAt ? (
            <ReasonForm
              label={t('held.breakBackWhy')}
              action={t('held.breakBack')}
              error={takeBack.error}
              pending={takeBack.isPending}
              onGive={(reason) => give(one.startedAt, reason)}
              onCancel={() => setAsking(null)}
            />
          ) : (
            <Changing>
              <Button
                variant="subtle"
                size="compact-md"
                aria-label={t('held.breakBackOf', { when: formatMoment(one.startedAt) })}
                onClick={() => setAsking(one.startedAt)}
              >
                {t('held.breakBack')}
              </Button>
            </Changing>
          )}
        </li>
      ))}
    </ul>
  );
}

/** "2026-10-13T11:30": a break is known by the minute in which it began. */
const MINUTE = 16;

/** @file What happened in the case and what follows from it: written down, put right, taken back, seen to. */
import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import type { ClockView, EventView } from '../../../src-main/contract/dates.ts';
import type { CallOutput } from '../../../src-main/contract/index.ts';
import { isOver } from '../../../src-main/core/clocks/running.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { useBegun } from '../../bridge/form-draft.ts';
import { useRead } from '../../bridge/queries.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { needWords } from '../../due/words.ts';
import { Changing } from '../../ui/changing.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FewOf } from '../../ui/few-of.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { ClockRow } from './clock-row.tsx';
import classes from './dates.module.css';
import { EventCard } from './event-card.tsx';
import { EventForm, placeOfEvent } from './event-form.tsx';

/**
 * What an account or a plan in this case waits for: help that is needed now, a plan to be looked at again.
 */
function AnswerClocks(props: { readonly caseId: CaseId; readonly clocks: readonly ClockView[] }) {
  const { t } = useTranslation('dates');
  const { caseId } = props;
  const found = props.clocks.flatMap((one) =>
    one.screeningId === null ? [] : [{ ...one, screeningId: one.screeningId }],
  );
  const { go } = useNavigation();
  if (found.length === 0) return null;
  return (
    <div className={classes.answers}>
      {found.map((clock) => (
        <NotePanel
          key={`${clock.subject} ${clock.ruleId}`}
          tone={clock.means === 'now' && clock.state !== 'settled' ? 'needs-you' : 'quiet'}
          title={clock.needs.length === 0 ? t('planReview') : needWords(t, clock.needs)}
        >
          <p>
            <bdi>{clock.person}</bdi>{' '}
            <Anchor
              component="button"
              type="button"
              onClick={() => go({ at: 'interview', caseId, screeningId: clock.screeningId })}
            >
              {t('now.see')}
            </Anchor>
          </p>
          <ul className={classes.clocks}>
            <ClockRow caseId={caseId} clock={clock} />
          </ul>
        </NotePanel>
      ))}
    </div>
  );
}

export default function DatesOfCase({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('dates');
  const { open: adding, kept, setOpen: setAdding } = useBegun(placeOfEvent(view, null));
  const dates = useRead('dateList', { caseId: view.id });
  const shipped = useRead('dateKinds', {});
  const error = dates.error ?? shipped.error;
  return (
    <>
      <div className={classes.subhead}>
        <h3 className={classes.title}>{t('title')}</h3>
        {adding ? null : (
          <Changing>
            <Button onClick={() => setAdding(true)}>{t('add')}</Button>
          </Changing>
        )}
      </div>
      {error === null ? null : <ErrorPanel error={error} />}
      {dates.data === undefined || shipped.data === undefined ? null : (
        <>
          {adding ? (
            <EventForm
              view={view}
              kept={kept}
              event={null}
              kinds={shipped.data.kinds}
              onDone={() => setAdding(false)}
            />
          ) : null}
          <AnswerClocks caseId={view.id} clocks={dates.data.clocks} />
          <Events view={view} dates={dates.data} kinds={shipped.data.kinds} isQuiet={adding} />
        </>
      )}
    </>
  );
}

function Events(props: {
  readonly view: CaseView;
  readonly dates: CallOutput<'dateList'>;
  readonly kinds: CallOutput<'dateKinds'>['kinds'];
  /** Whether something is being written down: that nothing is yet need not be said. */
  readonly isQuiet: boolean;
}) {
  const { t } = useTranslation(['dates', 'common']);
  const none = useReadOnly() === true ? t('common:readOnly.empty') : t('dates:none');
  const { view, dates, kinds } = props;
  if (dates.events.length === 0) return props.isQuiet ? null : <p className="quiet">{none}</p>;
  const clocksOf = (event: EventView) => dates.clocks.filter((one) => one.subject === event.id);
  return (
    <FewOf
      name="events"
      label={t('dates:title')}
      items={dates.events}
      few={2}
      stays={(event) => clocksOf(event).some(({ state }) => !isOver(state))}
    >
      {(shown) => (
        <ul className={classes.list} aria-label={t('dates:title')}>
          {shown.map((event) => (
            <EventCard key={event.id} view={view} kinds={kinds} event={event} clocks={clocksOf(event)} />
          ))}
        </ul>
      )}
    </FewOf>
  );
}

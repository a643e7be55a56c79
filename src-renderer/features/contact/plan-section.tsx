/** @file The safe contact plan of a person as it stands, and the way to make it anew. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src-main/contract/cases.ts';
import type { PlanLine, ToldNeverView } from '../../../src-main/contract/contact.ts';
import { CONTACT_CHANNELS } from '../../../src-main/core/contact/contact-note.ts';
import { hoursInWords } from '../../../src-main/core/contact/hours.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { useBegun } from '../../bridge/form-draft.ts';
import { useRead } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { LineSection } from '../../ui/line-section.tsx';
import classes from './contact.module.css';
import { PlanForm, placeOfPlan } from './plan-form.tsx';
import { ToldList } from './plan-told.tsx';

export function PlanSection({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation('contact');
  const { open: changing, kept, setOpen: setChanging } = useBegun(placeOfPlan(person));
  const [shown, setShown] = useState(false);
  const { data, error } = useRead('contactPlanShow', { personId: person.id });
  const plan = data?.plan ?? null;
  const [taken, setTaken] = useState<ToldNeverView | null>(null);
  const doneWith = () => {
    setChanging(false);
    setTaken(null);
    setShown(true);
  };
  return (
    <div data-thing={`plan ${person.id}`}>
      <LineSection
        title={t('plan.title')}
        sum={data === undefined ? undefined : plan === null ? t('plan.none') : <Sum plan={plan} />}
        actions={
          changing || data === undefined ? undefined : (
            <>
              {plan === null ? null : (
                <Button variant="default" aria-expanded={shown} onClick={() => setShown(!shown)}>
                  {t(shown ? 'plan.hide' : 'plan.show')}
                </Button>
              )}
              <Changing>
                <Button variant="default" onClick={() => setChanging(true)}>
                  {t(plan === null ? 'plan.make' : 'plan.change')}
                </Button>
              </Changing>
            </>
          )
        }
      >
        {error === null ? null : <ErrorPanel error={error} />}
        {changing || data === undefined ? null : (
          <ToldList
            person={person}
            view={data}
            onTake={(told) => {
              setTaken(told);
              setChanging(true);
            }}
          />
        )}
        {changing || shown ? <p className={classes.about}>{t('plan.about')}</p> : null}
        {changing && data !== undefined ? (
          <PlanForm person={person} plan={plan} taken={taken} kept={kept} onDone={doneWith} />
        ) : data === undefined || plan === null || !shown ? null : (
          <Plan plan={plan} before={data.before.length} />
        )}
      </LineSection>
    </div>
  );
}

/** That something is ruled out, and when the plan is to be looked at again; not what, for it may be read over a shoulder. */
function Sum({ plan }: { readonly plan: PlanLine }) {
  const { t } = useTranslation('contact');
  const { never, reviewOn } = plan;
  return (
    <>
      {t('plan.saved', { when: formatMoment(plan.at), name: plan.by })}
      {reviewOn === null ? '' : ` · ${t('plan.reviewOn', { day: formatDay(reviewOn) })}`}
      {never.length === 0 ? null : (
        <p className={classes.warned}>{t('plan.nevers', { count: never.length })}</p>
      )}
    </>
  );
}

function Plan({ plan, before }: { readonly plan: PlanLine; readonly before: number }) {
  const { t } = useTranslation('contact');
  const sayValue = ({ what, value }: PlanLine['never'][number]): string => {
    const channel = what === 'channel' ? CONTACT_CHANNELS.find((one) => one === value) : undefined;
    return channel === undefined ? value : t(`channel.${channel}`);
  };
  const facts = [
    t(`plan.withhold.${plan.withholdNumber}`),
    plan.everyDays === null ? '' : t('plan.everyShort', { count: plan.everyDays }),
    plan.hours.length === 0 ? '' : t('plan.hoursShort', { hours: hoursInWords(plan.hours) }),
    plan.reviewOn === null ? '' : t('plan.reviewOn', { day: formatDay(plan.reviewOn) }),
  ].filter((one) => one !== '');
  const words = [
    [t('plan.ifOther'), plan.ifOtherAnswers],
    [t('plan.ifNot'), plan.ifNotReached],
  ].filter(([, said]) => said !== '');
  return (
    <div className={classes.form} data-plan>
      <h3 className={classes.title}>{t('plan.never')}</h3>
      {plan.never.length === 0 ? (
        <p className="quiet">{t('plan.noNever')}</p>
      ) : (
        <ul className={classes.plain}>
          {plan.never.map((one) => (
            <li key={`${one.what} ${one.value}`}>
              {t('plan.because', { value: sayValue(one), why: one.why })}
            </li>
          ))}
        </ul>
      )}
      <h3 className={classes.title}>{t('plan.ways')}</h3>
      {plan.ways.length === 0 ? (
        <p className="quiet">{t('plan.noWays')}</p>
      ) : (
        <ul className={classes.plain}>
          {plan.ways.map((one) => (
            <li key={`${one.channel} ${one.detail}`}>
              {[t(`channel.${one.channel}`), one.detail, one.how].filter(Boolean).join(', ')}
            </li>
          ))}
        </ul>
      )}
      <p className={classes.facts}>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      {words.map(([label, said]) => (
        <p key={label} className={classes.said} dir="auto">
          <span className="quiet">{label}:</span> {said}
        </p>
      ))}
      <p className="quiet">
        {[
          t('plan.saved', { when: formatMoment(plan.at), name: plan.by }),
          plan.reason,
          before === 0 ? '' : t('plan.before', { count: before }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  );
}

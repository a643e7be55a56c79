/**
 * @file What the plan rules out, shown before somebody is contacted: on every page of the case, and over the form that logs a
 * contact. What was said elsewhere stands with it, for somebody to take it into the plan or leave it out.
 */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, PersonView } from '../../../src-main/contract/cases.ts';
import type { PlanLine, PlanView, ToldNeverView } from '../../../src-main/contract/contact.ts';
import { CONTACT_CHANNELS } from '../../../src-main/core/contact/contact-note.ts';
import { ContactPlan } from '../../../src-main/core/contact/contact-plan.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { landOn } from '../../questions/landing.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { Icon } from '../../ui/icons.tsx';
import { ReasonForm } from '../../ui/reason-form.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import classes from './contact.module.css';
import { TOUCHED } from './touched.ts';

/** The fields of a plan, without who made it and when. */
export const planOf = (plan: PlanLine | null): ContactPlan => {
  const fields = Object.keys(ContactPlan.shape);
  return ContactPlan.parse(
    Object.fromEntries(Object.entries(plan ?? {}).filter(([key]) => fields.includes(key))),
  );
};

/** Words that were said elsewhere, each to be taken into the plan or left out of it. */
export function ToldList(props: {
  readonly person: PersonView;
  readonly view: PlanView;
  readonly onTake: (told: ToldNeverView) => void;
}) {
  const { t } = useTranslation('contact');
  const { view, person, onTake } = props;
  if (view.told.length === 0) return null;
  return (
    <div className={classes.told} data-told-never>
      <div className={classes.toldHead}>
        <h3 className={classes.title}>{t('told.title')}</h3>
        <p className="quiet">{t('told.about')}</p>
      </div>
      <ul className={classes.list}>
        {view.told.map((one) => (
          <ToldItem key={one.words} told={one} plan={view.plan} person={person} onTake={() => onTake(one)} />
        ))}
      </ul>
    </div>
  );
}

function ToldItem(props: {
  readonly told: ToldNeverView;
  readonly plan: PlanLine | null;
  readonly person: PersonView;
  readonly onTake: () => void;
}) {
  const { t } = useTranslation('contact');
  const { told, plan, person, onTake } = props;
  const [leaving, setLeaving] = useState(false);
  const write = useWrite('contactPlanRecord', TOUCHED);
  const leave = (reason: string) => {
    const now = planOf(plan);
    const decided = [...now.decided, { words: told.words, taken: false }];
    write.mutate({ personId: person.id, plan: { ...now, decided }, reason });
  };
  return (
    <li className={classes.toldItem}>
      <div className={classes.toldLine}>
        <Words told={told} />
        {leaving ? null : (
          <Changing>
            <div className={classes.actions}>
              <Button variant="default" aria-label={t('told.takeOf', { words: told.words })} onClick={onTake}>
                {t('told.take')}
              </Button>
              <Button
                variant="default"
                aria-label={t('told.leaveOf', { words: told.words })}
                onClick={() => setLeaving(true)}
              >
                {t('told.leave')}
              </Button>
            </div>
          </Changing>
        )}
      </div>
      {leaving ? (
        <ReasonForm
          label={t('told.why')}
          action={t('told.leave')}
          error={write.error}
          pending={write.isPending}
          onGive={leave}
          onCancel={() => setLeaving(false)}
        />
      ) : null}
    </li>
  );
}

function Words({ told: { words, from, at, by } }: { readonly told: ToldNeverView }) {
  const { t } = useTranslation('contact');
  const where = from.kind === 'record' ? from.title : t(`told.from.${from.kind}`);
  return (
    <p>
      <bdi>“{words}”</bdi>{' '}
      <span className="quiet">{t('told.said', { where, when: formatMoment(at), name: by })}</span>
    </p>
  );
}

/** What is never used, what was said elsewhere, and the safe ways. */
export function PlanAtHand({ view: { plan, told } }: { readonly view: PlanView }) {
  const { t } = useTranslation('contact');
  const way = (value: string): string => {
    const channel = CONTACT_CHANNELS.find((one) => one === value);
    return channel === undefined ? value : t(`channel.${channel}`);
  };
  const ways = plan?.ways ?? [];
  return (
    <ul className={classes.plain} data-plan-at-hand>
      {(plan?.never ?? []).map(({ what, value, why }) => (
        <li key={`${what} ${value}`}>
          <strong>{t('told.never')}</strong>{' '}
          {t('plan.because', { value: what === 'channel' ? way(value) : value, why })}
        </li>
      ))}
      {told.map(({ words }) => (
        <li key={words}>
          <strong>{t('told.undecided')}</strong> <bdi>“{words}”</bdi>
        </li>
      ))}
      {ways.map(({ channel, detail, how }) => (
        <li key={`${channel} ${detail}`}>
          {t('told.safe')} {[way(channel), detail, how].filter(Boolean).join(', ')}
        </li>
      ))}
    </ul>
  );
}

/** Over the form of a contact: how this person is reached, before anything is written. */
export function BeforeContact({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation('contact');
  const { data } = useRead('contactPlanShow', { personId: person.id });
  if (data === undefined) return null;
  const isEmpty = data.plan === null && data.told.length === 0;
  return (
    <div className={classes.told} data-before-contact>
      <p className={classes.title}>{t('told.before')}</p>
      {isEmpty ? <p className="quiet">{t('plan.none')}</p> : <PlanAtHand view={data} />}
    </div>
  );
}

const PINNED = ['survivor', 'witness', 'family'];

/** On every page of a case: that something is never used for somebody; which, where it is asked for, for it may be read over a shoulder. */
export default function PinnedPlans({ view }: { readonly view: CaseView }) {
  return view.people
    .filter(({ role }) => PINNED.includes(role))
    .map((person) => <Pinned key={person.id} view={view} person={person} />);
}

function Pinned({ view, person }: { readonly view: CaseView; readonly person: PersonView }) {
  const { t } = useTranslation('contact');
  const { go } = useNavigation();
  const { data } = useRead('contactPlanShow', { personId: person.id });
  if (data === undefined) return null;
  const { plan, told } = data;
  const nevers = plan?.never.length ?? 0;
  if (nevers + told.length === 0) return null;
  const open = () => {
    landOn({ person: person.id, thing: `plan ${person.id}` });
    go({ at: 'case', caseId: view.id, tab: 'contact' });
  };
  return (
    <details className={classes.pinned} data-pinned-plan>
      <summary>
        <Icon name="look" size={16} /> {t('told.pinned', { name: person.name })}{' '}
        {[
          nevers === 0 ? '' : t('told.nevers', { count: nevers }),
          told.length === 0 ? '' : t('told.open', { count: told.length }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </summary>
      <PlanAtHand view={data} />
      <Button variant="default" onClick={open}>
        {t('told.toPlan')}
      </Button>
    </details>
  );
}

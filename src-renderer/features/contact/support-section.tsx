/** @file What the person decided, what they need, and the support: each thing with every line before it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src-main/contract/cases.ts';
import type { SupportThing } from '../../../src-main/contract/contact.ts';
import type { CallOutput } from '../../../src-main/contract/index.ts';
import { useRead } from '../../bridge/queries.ts';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Section } from '../../ui/page.tsx';
import classes from './contact.module.css';
import { SupportForm } from './support-form.tsx';
import { saidIn, titleOf } from './support-words.ts';

type Lists = CallOutput<'supportLists'>;

export function SupportSection({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation('contact');
  const [adding, setAdding] = useState(false);
  const support = useRead('supportShow', { personId: person.id });
  const lists = useRead('supportLists', {});
  const error = support.error ?? lists.error;
  const things = support.data?.things ?? [];
  return (
    <Section
      title={t('support.title')}
      about={t('support.about')}
      actions={
        adding ? undefined : (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('support.add')}
          </Button>
        )
      }
    >
      {error === null ? null : <ErrorPanel error={error} />}
      {adding && lists.data !== undefined ? (
        <SupportForm person={person} lists={lists.data} before={null} onDone={() => setAdding(false)} />
      ) : null}
      {support.data !== undefined && things.length === 0 && !adding ? (
        <p className="quiet">{t('support.none')}</p>
      ) : null}
      {(support.data?.referrals ?? 0) > 0 ? (
        <p>{t('support.referrals', { count: support.data?.referrals ?? 0 })}</p>
      ) : null}
      <ul className={classes.list} aria-label={t('support.title')}>
        {lists.data === undefined
          ? null
          : things.map((one) => (
              <Thing key={`${one.kind} ${one.subject}`} person={person} lists={lists.data} thing={one} />
            ))}
      </ul>
    </Section>
  );
}

function Thing(props: { readonly person: PersonView; readonly lists: Lists; readonly thing: SupportThing }) {
  const { t } = useTranslation('contact');
  const [changing, setChanging] = useState(false);
  const { person, lists, thing } = props;
  const titles = [...lists.outcomes, ...lists.reasons];
  const title = titleOf(t, thing.line);
  const earlier = thing.history.slice(0, -1).toReversed();
  const said = ({ line, at, by }: SupportThing['history'][number]) =>
    t('support.line', { said: saidIn(t, line, titles), when: formatMoment(at), name: by });
  return (
    <li className={classes.item} data-support={thing.kind} data-thing={`${thing.kind} ${thing.subject}`}>
      <div className={classes.head}>
        <h3 className={classes.title}>
          <bdi>{title}</bdi>
        </h3>
        {changing ? null : (
          <Button
            variant="default"
            size="compact-md"
            aria-label={t('support.changeOf', { title })}
            onClick={() => setChanging(true)}
          >
            {t('support.change')}
          </Button>
        )}
      </div>
      <p className={classes.said} dir="auto">
        {said(thing)}
      </p>
      {earlier.length === 0 ? null : (
        <details className={classes.more}>
          <summary>{t('support.earlierLines')}</summary>
          <ul className={classes.plain}>
            {earlier.map((one) => (
              <li key={`${one.at} ${said(one)}`}>{said(one)}</li>
            ))}
          </ul>
        </details>
      )}
      {changing ? (
        <SupportForm person={person} lists={lists} before={thing.line} onDone={() => setChanging(false)} />
      ) : null}
    </li>
  );
}

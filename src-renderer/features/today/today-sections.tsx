/** @file The lists of Today that are no days, each row leading to the very thing. */

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  BuiltLately,
  EndingConsent,
  OpenDraft,
  PackBehind,
  Some,
  UndecidedCase,
  UnreadEvidence,
  UrgentCase,
} from '../../../src-main/contract/today.ts';
import { isUrgent, standing } from '../../../src-main/core/cases/situation.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { formatMoment } from '../../ui/dates.ts';
import { sayFinding, sayNote } from '../../ui/finding-words.ts';
import classes from './today.module.css';
import { TodayRow } from './today-row.tsx';
import { TodaySection } from './today-section.tsx';

/** Before anything else: what may have a time limit, or changes what may be said. */
export function Urgent({ urgent }: { readonly urgent: Some<UrgentCase> }) {
  const { t } = useTranslation(['today', 'situation']);
  return (
    <TodaySection title={t('today:urgent.title')} some={urgent}>
      {urgent.items.map((one) => {
        const found = standing(one.situation);
        const days = found.flatMap(({ on }) => (on === null ? [] : [on])).sort();
        return (
          <TodayRow
            key={one.caseId}
            id={one.caseId}
            to={{ at: 'case', caseId: one.caseId, tab: 'overview' }}
            title={found
              .filter(({ kind }) => isUrgent(kind))
              .map(({ kind }) => t(`situation:short.${kind}`))
              .join(', ')}
            place={one}
            facts={found
              .map(({ who, where }) => [who, where].filter(Boolean).join(', '))
              .filter(Boolean)
              .map((fact) => <bdi key={fact}>{fact}</bdi>)}
            when={days[0] === undefined ? t('today:urgent.noDay') : formatDay(days[0])}
            needsYou
            action={t('today:urgent.open')}
          />
        );
      })}
    </TodaySection>
  );
}

export function Drafts({ drafts, actor }: { readonly drafts: Some<OpenDraft>; readonly actor: string }) {
  const { t } = useTranslation('today');
  const readOnly = useReadOnly() === true;
  return (
    <TodaySection title={t('drafts.title')} some={drafts}>
      {drafts.items.map((one) => (
        <TodayRow
          key={one.screeningId}
          id={one.screeningId}
          to={{ at: 'interview', caseId: one.caseId, screeningId: one.screeningId }}
          title={
            <>
              <bdi>{one.formTitle}</bdi> · <bdi>{one.person}</bdi>
            </>
          }
          place={one}
          facts={[
            t(`drafts.use.${one.use}`),
            one.section === '' ? null : t('drafts.section', { section: one.section }),
            one.answered === 0 && one.section === ''
              ? t('drafts.begun')
              : t('drafts.answered', { count: one.answered }),
            one.author === actor ? null : <bdi key="by">{t('drafts.by', { name: one.author })}</bdi>,
          ].filter((fact) => fact !== null)}
          when={formatMoment(one.touchedAt)}
          action={t(readOnly ? 'drafts.read' : 'drafts.goOn')}
        />
      ))}
    </TodaySection>
  );
}

export function Evidence({
  evidence,
  waiting,
}: {
  readonly evidence: Some<UnreadEvidence>;
  /** Rows about files that are not in yet, from whoever takes them in. */
  readonly waiting: ReactNode;
}) {
  const { t } = useTranslation('today');
  return (
    <TodaySection title={t('evidence.title')} about={t('evidence.about')} some={evidence} before={waiting}>
      {evidence.items.map((one) => (
        <TodayRow
          key={one.evidenceId}
          id={one.evidenceId}
          to={{ at: 'exhibit', caseId: one.caseId, evidenceId: one.evidenceId }}
          title={
            <>
              {one.exhibitRef === '' ? null : <bdi className={classes.ref}>{one.exhibitRef}</bdi>}
              <bdi>{one.title}</bdi>
            </>
          }
          place={one}
          facts={[
            <bdi key="note">{one.notes.slice(0, 1).map(sayNote)}</bdi>,
            ...(one.count === 1 ? [] : [t('evidence.others', { count: one.count - 1 })]),
          ]}
          when={t('evidence.received', { day: formatDay(one.receivedAt) })}
          action={t('evidence.look')}
        />
      ))}
    </TodaySection>
  );
}

export function Consents({ consents }: { readonly consents: Some<EndingConsent> }) {
  const { t } = useTranslation('today');
  return (
    <TodaySection title={t('consents.title')} about={t('consents.about')} some={consents}>
      {consents.items.map((one) => {
        const id = [one.personId, one.purpose, one.recipient, one.expiresOn].join(' ');
        return (
          <TodayRow
            key={id}
            id={id}
            to={{ at: 'case', caseId: one.caseId, tab: 'sharing', personId: one.personId }}
            title={
              <>
                <bdi>{one.person}</bdi> · {one.purpose}
                {one.recipient === '' ? null : (
                  <>
                    , <bdi>{t('consents.to', { recipient: one.recipient })}</bdi>
                  </>
                )}
              </>
            }
            place={one}
            facts={[]}
            when={t(one.past ? 'consents.past' : 'consents.ends', { day: formatDay(one.expiresOn) })}
            needsYou={one.past}
            action={t('consents.open')}
          />
        );
      })}
    </TodaySection>
  );
}

export function Packs({ packs }: { readonly packs: Some<PackBehind> }) {
  const { t } = useTranslation('today');
  return (
    <TodaySection title={t('packs.title')} about={t('packs.about')} some={packs}>
      {packs.items.map((one) => (
        <TodayRow
          key={one.packId}
          id={one.packId}
          to={{ at: 'case', caseId: one.caseId, tab: 'forms' }}
          title={sayFinding(one.found)}
          place={one}
          facts={[]}
          when=""
          action={t('packs.open')}
        />
      ))}
    </TodaySection>
  );
}

export function Undecided({ undecided }: { readonly undecided: Some<UndecidedCase> }) {
  const { t } = useTranslation('today');
  return (
    <TodaySection title={t('undecided.title')} about={t('undecided.about')} some={undecided}>
      {undecided.items.map((one) => (
        <TodayRow
          key={one.caseId}
          id={`undecided ${one.caseId}`}
          to={{ at: 'case', caseId: one.caseId, tab: 'overview' }}
          title={t('undecided.count', { count: one.count })}
          place={one}
          facts={[]}
          when=""
          needsYou
          action={t('undecided.open')}
        />
      ))}
    </TodaySection>
  );
}

export function Built({ built }: { readonly built: Some<BuiltLately> }) {
  const { t } = useTranslation('today');
  return (
    <TodaySection title={t('built.title')} some={{ ...built, total: built.items.length }}>
      {built.items.map((one) => (
        <TodayRow
          key={`${one.bundleId} ${one.builtAt}`}
          id={`${one.bundleId} ${one.builtAt}`}
          to={{ at: 'bundle', caseId: one.caseId, bundleId: one.bundleId }}
          title={<bdi>{one.title}</bdi>}
          place={one}
          facts={[<bdi key="file">{one.fileName}</bdi>, t('built.pages', { count: one.pages })]}
          when={t('built.when', { when: formatMoment(one.builtAt) })}
          action={t('built.open')}
        />
      ))}
    </TodaySection>
  );
}

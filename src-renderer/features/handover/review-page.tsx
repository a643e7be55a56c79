/** @file A received case beside the case as it is here: looked at, decided on, taken in, and answered with a receipt. */

import { Anchor, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverItem, HandoverReview, ReceivedHandover } from '../../../src-main/contract/handover.ts';
import type { CallName } from '../../../src-main/contract/index.ts';
import {
  bothWrote,
  changedThereAlone,
  inReviewOrder,
  onlyAsked,
} from '../../../src-main/core/handover/review-order.ts';
import type { HandoverId } from '../../../src-main/core/ids.ts';
import { app } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { forget, queryClient, useRead, useWrite } from '../../bridge/queries.ts';
import { useReadOnly } from '../../bridge/read-only.ts';
import { MatchLines } from '../../people/match-lines.tsx';
import { Changing } from '../../ui/changing.tsx';
import { useConfirm } from '../../ui/confirm.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './handover.module.css';
import { InFile } from './in-file.tsx';
import { LeftOut } from './left-out.tsx';
import { ReviewItem } from './review-item.tsx';
import { WithheldThere } from './withheld-there.tsx';

/** The receipt that goes back to whoever sent the case. */
function WriteReceipt({ handoverId }: { readonly handoverId: HandoverId }) {
  const { t } = useTranslation('handover');
  const [organisation, setOrganisation] = useState('');
  const [error, setError] = useState<unknown>(null);
  const work = useWork(`handover-receipt:${handoverId}`);
  const done = workValue(work, 'handoverReceiptWrite');
  const write = async () => {
    setError(null);
    try {
      const folder = await app.pickFolder();
      if (folder === null) return;
      if (work !== undefined) dismissWork(work.id);
      await startWork({
        name: 'handoverReceiptWrite',
        input: { handoverId, folder: folder.handle, organisation },
        key: `handover-receipt:${handoverId}`,
        title: t('receipt.outTitle'),
        folder,
        home: { at: 'handover', handoverId },
      });
      await forget('handoverList', 'handoverReview', 'auditList');
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <div className={classes.form}>
      <p className="measure">{t('receipt.outAbout')}</p>
      <TextInput
        label={t('make.organisation')}
        maxLength={500}
        value={organisation}
        onChange={(event) => setOrganisation(event.currentTarget.value)}
      />
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      <div>
        <Button disabled={work?.state === 'running'} onClick={() => void write()}>
          {t('receipt.out')}
        </Button>
      </div>
      {work === undefined ? null : (
        <WorkPanel work={work} place="handover">
          {done === null ? null : (
            <NotePanel tone="done" role="status" title={t('receipt.outDone', { name: done.fileName })}>
              <p>{t('make.where', { folder: work.folder?.name ?? '' })}</p>
            </NotePanel>
          )}
        </WorkPanel>
      )}
    </div>
  );
}

/** Taking a received file away again: it was not for us, or it is done with. What was taken into a case stays there. */
function TakeAway({ handover }: { readonly handover: ReceivedHandover }) {
  const { t } = useTranslation('handover');
  const { go } = useNavigation();
  const confirm = useConfirm();
  const discard = useWrite('handoverDiscard', ['handoverList', 'auditList']);
  const takeAway = async () => {
    const body = <p>{t(handover.merged === null ? 'away.newText' : 'away.mergedText')}</p>;
    if (!(await confirm({ title: t('away.title'), body, yes: t('away.yes'), destroys: true }))) return;
    const onSuccess = () => {
      go({ at: 'vault', tab: 'handover' });
      // The file may come again: it is looked at anew then. Here it has nothing more to show.
      queryClient.removeQueries({ queryKey: ['handoverReview'], type: 'inactive' });
      void queryClient.invalidateQueries({ queryKey: ['handoverReview'], refetchType: 'none' });
    };
    discard.mutate({ handoverId: handover.id }, { onSuccess });
  };
  return (
    <div className={classes.form}>
      <div>
        <Button variant="default" disabled={discard.isPending} onClick={() => void takeAway()}>
          {t('away.go')}
        </Button>
      </div>
      {discard.error === null ? null : (
        <ErrorPanel error={discard.error} place="handover" onDismiss={() => discard.reset()} />
      )}
    </div>
  );
}

/** Everything that a case is shown from. */
const CHANGED: readonly CallName[] = [
  ...(['caseList', 'caseShow', 'evidenceList', 'evidenceCustody', 'screeningList', 'screeningShow'] as const),
  ...(['consentList', 'factList', 'accountsList', 'todayShow', 'auditList'] as const),
  ...(['handoverList', 'handoverReview', 'earlierWords', 'undecidedList', 'caseMatches'] as const),
  ...(['dateList', 'clockDue', 'contactList', 'contactPlanShow', 'supportShow', 'promptList'] as const),
];

export default function ReviewPage({ handoverId }: { readonly handoverId: HandoverId }) {
  const { t } = useTranslation('handover');
  const { go } = useNavigation();
  const { data, error, refetch } = useRead('handoverReview', { handoverId });
  const back = (
    <Anchor component="button" type="button" onClick={() => go({ at: 'vault', tab: 'handover' })}>
      {t('review.back')}
    </Anchor>
  );
  return (
    <Page title={t('review.title', { reference: data?.handover.reference ?? '' })} about={back}>
      {error === null ? null : <ErrorPanel error={error} place="handover" onRetry={() => void refetch()} />}
      {data === undefined ? null : <Review key={data.seen} review={data} />}
    </Page>
  );
}

/** Something that both wrote, and that nobody has decided. */
const isConflict = (one: HandoverItem) =>
  bothWrote(one) || (one.kind === 'field' && one.state === 'different');
const isQuiet = ({ state, notes, differences }: HandoverItem) =>
  state === 'same' && notes.length === 0 && differences.length === 0;
/** In the case since, with nothing left to decide. */
const isDone = ({ state, notes, became, mayTake }: HandoverItem) =>
  became !== null && !mayTake && notes.length === 0 && (state === 'same' || state === 'more-here');

function Review({ review }: { readonly review: HandoverReview }) {
  const { t } = useTranslation('handover');
  const { handover, items, log, seen } = review;
  const [decided, setDecided] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [reference, setReference] = useState('');
  const { go } = useNavigation();
  const readOnly = useReadOnly() === true;
  const key = `handover-merge:${handover.id}`;
  const work = useWork(key);
  const same = items.filter(isQuiet);
  const done = items.filter((one) => !isQuiet(one) && isDone(one));
  const shown = items.filter((one) => !isQuiet(one) && !isDone(one) && !onlyAsked(one));
  const open = items.filter(({ mayTake }) => mayTake);
  // What they alone changed goes in as one step; what both wrote comes in beside ours, and is decided one by one.
  const theirs = items.filter(
    (one) => one.became === null && decided.get(one.item) !== false && changedThereAlone(one),
  );
  const byBoth = items.filter((one) => isConflict(one));
  const toChoose = byBoth.filter(({ kind, mayTake }) => kind === 'field' && mayTake);
  const conflicts =
    byBoth.length === 0 ? null : (
      <p>
        {t('review.byBoth', { count: byBoth.length })}
        {toChoose.length === 0 || readOnly ? '' : ` ${t('review.toChoose', { count: toChoose.length })}`}
      </p>
    );
  const take = (
    <Button onClick={() => void merge(decided)} disabled={work?.state === 'running'}>
      {t('review.merge')}
    </Button>
  );
  const merge = async (said: ReadonlyMap<string, boolean>) => {
    if (work !== undefined) dismissWork(work.id);
    const decisions = [...said].map(([item, take]) => ({ item, take }));
    await startWork({
      name: 'handoverMerge',
      input: { handoverId: handover.id, seen, decisions, reference },
      key,
      title: t('review.work'),
      home: { at: 'handover', handoverId: handover.id },
    });
    await forget(...CHANGED);
  };
  return (
    <div className={classes.review}>
      {handover.merged === null ? (
        open.length === 0 ? null : (
          <Changing>
            <NotePanel
              role="note"
              title={t('review.first')}
              actions={handover.caseHere === null || theirs.length === 0 ? undefined : take}
            >
              <p>
                {handover.caseHere === null
                  ? t('review.firstText')
                  : [
                      theirs.length === 0 ? '' : t('review.theirsAlone', { count: theirs.length }),
                      byBoth.length === 0 ? '' : t('review.besideOurs', { count: byBoth.length }),
                      t('review.untick'),
                    ]
                      .filter(Boolean)
                      .join(' ')}
              </p>
            </NotePanel>
          </Changing>
        )
      ) : (
        <NotePanel
          tone="done"
          role="status"
          title={t('review.merged', { when: formatMoment(handover.merged) })}
          actions={
            handover.caseHere === null ? null : (
              <Button
                variant={byBoth.length === 0 ? 'default' : 'filled'}
                onClick={() => go({ at: 'case', caseId: handover.caseId, tab: 'overview' })}
              >
                {t('review.open')}
              </Button>
            )
          }
        >
          {conflicts}
        </NotePanel>
      )}
      <Facts review={review} />
      {review.otherwise.length === 0 ? null : (
        <NotePanel
          tone="needs-you"
          title={t('otherwise.title', { who: handover.made.organisation || handover.made.by })}
        >
          <p>{t('otherwise.text', { what: review.otherwise.join('; ') })}</p>
        </NotePanel>
      )}
      {review.matches.map(({ name, matches }) => (
        <MatchLines key={name} name={name} personId={null} matches={matches} />
      ))}
      {same.length === 0 ? null : <p>{t('review.same', { count: same.length })}</p>}
      {log.proved < log.entries ? (
        <NotePanel tone="needs-you" title={t('review.logTitle')}>
          <p>{t('review.logText', { proved: log.proved, entries: log.entries })}</p>
        </NotePanel>
      ) : null}
      {handover.merged === null ? conflicts : null}
      {inReviewOrder(shown).map(({ group, items: some }) => (
        <Section key={group} title={t(`group.${group}`)}>
          <ul className={classes.list}>
            {some.map((one) => (
              <ReviewItem
                key={one.item}
                one={one}
                from={handover.made.organisation || handover.made.by}
                said={decided.get(one.item)}
                onSay={(take) => setDecided(withSaid(decided, one.item, take))}
              />
            ))}
          </ul>
        </Section>
      ))}
      {done.length === 0 ? null : (
        <details className={classes.more}>
          <summary>{t('review.done', { count: done.length })}</summary>
          <ul className={classes.list}>
            {done.map((one) => (
              <ReviewItem key={one.item} one={one} from="" said={undefined} onSay={() => undefined} />
            ))}
          </ul>
        </details>
      )}
      {open.length === 0 || readOnly ? null : (
        <Section title={t('review.decide')} about={t('review.decideAbout')}>
          <div className={classes.form}>
            {handover.caseHere === null ? (
              <TextInput
                label={t('review.reference')}
                description={t('review.referenceHint', { reference: handover.reference })}
                maxLength={80}
                value={reference}
                onChange={(event) => setReference(event.currentTarget.value)}
              />
            ) : null}
            <div>{take}</div>
          </div>
        </Section>
      )}
      {work === undefined || work.state === 'done' ? null : <WorkPanel work={work} place="handover" />}
      {handover.merged === null ? null : (
        <Changing>
          <Section title={t('receipt.outTitle')}>
            <WriteReceipt handoverId={handover.id} />
          </Section>
        </Changing>
      )}
      <Changing>
        <Section title={t('away.heading')} about={t('away.about')}>
          <TakeAway handover={handover} />
        </Section>
      </Changing>
    </div>
  );
}

/** Undefined: nothing is said of it any more. */
function withSaid(
  decided: ReadonlyMap<string, boolean>,
  item: string,
  take: boolean | undefined,
): ReadonlyMap<string, boolean> {
  const next = new Map(decided);
  if (take === undefined) next.delete(item);
  else next.set(item, take);
  return next;
}

function Facts({ review: { handover } }: { readonly review: HandoverReview }) {
  const { t } = useTranslation('handover');
  const { made, ground, consentOf, withoutConsentOf, purpose } = handover;
  const from = [made.organisation, made.by].filter(Boolean).join(', ');
  return (
    <div>
      <p>{t('review.from', { from, when: formatMoment(made.at) })}</p>
      <p>{t('review.purpose', { purpose: purpose.title })}</p>
      {consentOf.length === 0 ? null : <p>{t('review.consent', { names: consentOf.join(', ') })}</p>}
      {ground === null ? null : (
        <p>
          {withoutConsentOf.length === 0
            ? t('review.ground', { ground: ground.title })
            : t('review.withoutConsent', { names: withoutConsentOf.join(', '), ground: ground.title })}
        </p>
      )}
      <p>
        {handover.caseHere === null ? t('review.new') : t('review.known', { reference: handover.caseHere })}
      </p>
      {handover.contents === null ? null : <InFile contents={handover.contents} />}
      <LeftOut left={handover.leftOut} />
      <WithheldThere title={t('left.withheld')} withheld={handover.withheld} />
    </div>
  );
}

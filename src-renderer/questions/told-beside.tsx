/**
 * @file Beside an answer of a worksheet: what was told about it since, or differently, each telling with its day, its
 * source and the reason that was given; and one action to decide what goes here. Nothing is preferred.
 */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../src-main/contract/index.ts';
import type { ScreeningView } from '../../src-main/contract/interviews.ts';
import { type AccountsOn, accountsOn, type Telling } from '../../src-main/core/answers/accounts.ts';
import type { KnownAnswer } from '../../src-main/core/answers/fact.ts';
import type { Question } from '../../src-main/core/forms/questions.ts';
import type { ScreeningId } from '../../src-main/core/ids.ts';
import { causeWords } from '../../src-main/core/told/cause-words.ts';
import { whyTaken } from '../../src-main/core/told/telling-line.ts';
import { quotedWords } from '../../src-main/core/told/words-of-place.ts';
import { withTakes } from '../../src-main/core/worksheets/one-telling.ts';
import { takeBoth, takeNewest } from '../../src-main/core/worksheets/settle.ts';
import { isInRow } from '../../src-main/core/worksheets/slots.ts';
import { call, failureOf } from '../bridge/client.ts';
import { forget } from '../bridge/queries.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import type { AnswerStore } from './answer-store.ts';
import { Said } from './known-panel.tsx';
import classes from './question.module.css';

import { useReading } from './use-answers.ts';
import { WithholdTelling } from './withhold-telling.tsx';

// The first words of a telling, for the name of a button: which of several it is.

const SHORT = 40;
function shortly({ text, ownWords, withheld }: Telling): string {
  const words = withheld?.reason ?? (text === '' ? ownWords : text);
  return [...words].length <= SHORT ? words : `${[...words].slice(0, SHORT).join('')}…`;
}

type Take = CallInput<'accountsSettle'>['take'];

export interface ToldBesideProps {
  readonly screeningId: ScreeningId;
  readonly question: Question;
  readonly known: KnownAnswer | undefined;
  readonly store: AnswerStore;
  /** The answer in the store is another one now. Null where the sheet is locked: nothing is decided in it. */
  readonly onSettled: (() => void) | null;
}

/** How the answer on the screen stands to what was told. */
export function useAccounts({
  question,
  known,
  store,
}: Pick<ToldBesideProps, 'question' | 'known' | 'store'>): AccountsOn {
  const draft = useReading(store, () => store.get(question.name));
  return accountsOn(question, draft, draft?.recordedIn, known);
}

export function ToldBeside(props: ToldBesideProps) {
  const { t } = useTranslation('interview');
  const { question, known } = props;
  const accounts = useAccounts(props);
  const { stands, tellings } = accounts;
  if (known === undefined || stands === 'agrees') return null;
  const several = new Set(tellings.map(({ key }) => key)).size > 1;
  return (
    <section
      className={classes.told}
      data-told={stands}
      aria-label={`${t(`told.${stands}`)} ${question.title}`}
    >
      <p className={classes.knownHead}>{t(`told.${stands}`)}</p>
      {tellings.map((one) => (
        <div key={`${one.key} ${one.seq} ${one.text}`} className={classes.telling}>
          <Said title={several || known.beside === true ? one.title : ''} statement={one} />
          <Reason telling={one} />
          {props.onSettled === null ? null : (
            <WithholdTelling screeningId={props.screeningId} question={question} telling={one} />
          )}
        </div>
      ))}
      <Settle {...props} known={known} accounts={accounts} />
    </section>
  );
}

/** Why it differs, where somebody said, and that the order of recording is not that of telling. */
function Reason({ telling }: { readonly telling: Telling }) {
  const { t } = useTranslation('interview');
  const { relation, cause } = telling;
  const words = causeWords(telling);
  const why = whyTaken(telling);
  const said = [
    telling.heldEarlier ? t('told.heldEarlier') : telling.since ? t('told.since') : '',
    relation === 'adds' ||
    relation === 'differs' ||
    relation === 'since' ||
    (relation === 'confirms' && telling.since)
      ? `${t(`relation.${relation}`)}.`
      : '',
    cause === '' && words === ''
      ? ''
      : t('told.reason', {
          reason: quotedWords(words) || t(`cause.${cause || 'none'}`).toLowerCase(),
        }),
    telling.ofList === true ? t('told.ofList') : '',
    why === '' ? '' : t('told.whyTaken', { why }),
  ].filter((part) => part !== '');
  return said.length === 0 ? null : <p className={classes.saidOrigin}>{said.join(' ')}</p>;
}

function Settle(props: ToldBesideProps & { readonly known: KnownAnswer; readonly accounts: AccountsOn }) {
  const { t } = useTranslation('interview');
  const { question, known, store, screeningId, onSettled } = props;
  const { stands, tellings } = withTakes(question, props.accounts, known);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [goesOut, setGoesOut] = useState(false);
  if (onSettled === null || stands === 'decided' || stands === 'changed' || stands === 'put-off') return null;
  const settle = async (take: Take, one?: Telling, goesOutSeen = false) => {
    setError(null);
    setGoesOut(false);
    setBusy(true);
    try {
      await store.flush();
      const name = question.name;
      const asked = {
        screeningId,
        question: name,
        take,
        goesOutSeen,
        ...(one?.takes === undefined ? {} : { telling: one.takes }),
      };
      const view = await call('accountsSettle', asked);
      putIn(store, view, [name]);
      await forget('screeningShow', 'screeningList', 'accountsList', 'copyOutCheck', 'screeningReading');
      onSettled();
    } catch (thrown) {
      setError(thrown);
      setGoesOut(take === 'newest' && failureOf(thrown).code === 'not-ready');
    } finally {
      setBusy(false);
    }
  };
  const settleRow = async (take: 'newest' | 'both' | 'keep') => {
    setError(null);
    setBusy(true);
    try {
      await store.flush();
      const { questions } = await call('accountsRowSettle', { screeningId, question: question.name, take });
      putIn(store, await call('screeningShow', { screeningId }), questions);
      await forget('screeningShow', 'screeningList', 'accountsList', 'copyOutCheck', 'screeningReading');
      onSettled();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const button = (label: string, run: () => Promise<void>) => (
    <Button
      key={label}
      variant="default"
      disabled={busy}
      onClick={() => void run()}
      aria-label={`${label}: ${question.title}`}
    >
      {label}
    </Button>
  );
  const inDoubt = stands === 'undecided' || tellings.some((one) => one.heldEarlier);
  const distinct = tellings.filter(
    (one, at) =>
      tellings.findIndex((other) => other.text === one.text && other.ownWords === one.ownWords) === at,
  );
  return (
    <>
      {tellings.length > 1 && known.beside !== true ? (
        <p className={classes.saidOrigin}>
          {t('told.choices')} {question.element.type === 'comment' ? null : t('told.inNoField')}
        </p>
      ) : null}
      <div className={classes.knownActions}>
        {known.beside !== true && tellings.length > 1 && takeBoth(question, known, () => 'x') !== null
          ? button(t('told.both'), () => settle('both'))
          : null}
        {inDoubt && known.beside !== true
          ? distinct
              .filter((one) => (stands === 'undecided' || one.since) && one.takes !== undefined)
              .map((one) => button(t('told.takeOne', { words: shortly(one) }), () => settle('one', one)))
          : takeNewest(question, known) === null
            ? null
            : button(t(stands === 'not-taken' ? 'told.take' : 'told.takeNewer'), () => settle('newest'))}
        {stands === 'older'
          ? button(t(known.beside === true ? 'told.stillSo' : 'told.keep'), () => settle('keep'))
          : null}
      </div>
      {isInRow(question) ? (
        <div className={classes.knownActions} data-row>
          {ROW.map((take) => button(t(`told.row.${take}`), () => settleRow(take)))}
        </div>
      ) : null}
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      {goesOut && error !== null
        ? button(t('told.takeAllTheSame'), () => settle('newest', undefined, true))
        : null}
    </>
  );
}

const ROW = ['both', 'newest', 'keep'] as const;

/** What was decided in the vault, as it stands there now. */
function putIn(store: AnswerStore, { answers, entries }: ScreeningView, names: readonly string[]): void {
  for (const name of names) {
    const answer = answers.findLast((one) => one.question === name);
    const written = entries.filter((one) => one.question === name).map(({ seq }) => seq);
    if (answer !== undefined) store.settled({ ...answer, recordedIn: Math.max(...written) });
  }
}

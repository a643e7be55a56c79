/** @file A session: sections at the left, one subject a page, saved on every answer, paused with one key. */

import { Button } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import type { AnswerView } from '../../../src-main/core/answers/answer.ts';
import { isRecorded, isSaid } from '../../../src-main/core/answers/said.ts';
import { formText } from '../../../src-main/core/forms/form-format.ts';
import { putsRight } from '../../../src-main/core/interviews/put-right-in-place.ts';
import { app } from '../../bridge/client.ts';
import { useFreshRead } from '../../bridge/queries.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import type { AskedPage } from '../../questions/form.ts';
import { landing } from '../../questions/landing.ts';
import { focusQuestion } from '../../questions/question-focus.ts';
import { RecordFrame } from '../../questions/record/record-frame.tsx';
import type { SectionEntry } from '../../questions/record/section-list.tsx';
import { useRecord, useRecorded } from '../../questions/record/use-record.ts';
import classes from '../../questions/record.module.css';
import { useReading } from '../../questions/use-answers.ts';
import { silence } from '../../ui/announce.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Icon } from '../../ui/icons.tsx';
import { LEAVE, useOffered } from '../../ui/page-actions.ts';
import { useNavigation } from '../../ui/routes.tsx';
import { useShortcut } from '../../ui/shortcut.ts';
import { useDropUndo } from '../../ui/undo.tsx';
import { CheckAnswers } from './check-answers.tsx';
import { isPastAccount, type Opening, openingOf, sameOpening } from './opening.ts';
import { PauseScreen, ReturnScreen, type WayOn } from './pause-screen.tsx';
import { SectionPage } from './section-page.tsx';
import { SessionNote } from './session-note.tsx';
import { SpokenIn } from './spoken-in.tsx';
import {
  easierStep,
  firstStep,
  noteAfter,
  noteBefore,
  questionToGoOnWith,
  type Step,
  stepAfter,
  stepTo,
} from './steps.ts';
import { StopDialog } from './stop-dialog.tsx';
import { type Ledger, useLedger } from './use-ledger.ts';
import { usePause } from './use-pause.ts';
import { useAgeWatched } from './use-stopped.ts';

/** The sections of an interview as entries of the list, the check at their end. */
function sectionEntries(options: {
  readonly pages: readonly AskedPage[];
  readonly done: readonly boolean[];
  readonly step: Step;
  /** Safety and consent are not recorded yet: later sections wait. */
  readonly locked: boolean;
  readonly check: string;
  readonly onPage: (name: string) => void;
  readonly onCheck: () => void;
}): SectionEntry[] {
  const { pages, done, step, locked } = options;
  const current = step.at === 'check' ? null : step.page;
  return [
    ...pages.map(({ page, title }, at) => ({
      key: page.name,
      title,
      session: formText(page.testimony.session),
      current: current === page.name,
      done: done[at] === true,
      waits: locked && page.testimony.part === 'interview',
      onOpen: () => options.onPage(page.name),
    })),
    { key: 'check', title: options.check, current: current === null, onOpen: options.onCheck },
  ];
}

/** A break in one press, always in reach. */
function PauseButton({ onPause }: { readonly onPause: () => void }) {
  const { t } = useTranslation('interview');
  return (
    <Button
      variant="default"
      leftSection={<Icon name="pause" size={18} />}
      onClick={onPause}
      aria-keyshortcuts="F8"
      title={t('pause.hint')}
    >
      {t('pause.button')}
    </Button>
  );
}

// Putting right what was written down wrongly: at a desk, with nobody there to be asked or put in danger.

/** Of what is asked, what was told before: only that can have been written down wrongly. */
export function toldPages(
  pages: readonly AskedPage[],
  earlier: ReadonlyMap<string, Pick<AnswerView, 'state' | 'ownWords'>>,
): readonly AskedPage[] {
  return pages
    .filter(({ page }) => page.testimony.part === 'interview')
    .map((asked) => ({
      ...asked,
      questions: asked.questions.filter(({ question }) => isSaid(earlier.get(question.name))),
    }))
    .filter(({ questions }) => questions.length > 0);
}

const OPEN: Opening = { missing: [], declined: null };

interface Props {
  readonly view: ScreeningView;
  readonly person: string;
  /** 0: the first account; above it, a later layer on a signed record. */
  readonly layer: number;
  readonly onLayerDone?: () => void;
  /** The vault was locked while it was on the screen: it begins with the ways on, and not where it was. */
  readonly returned?: boolean;
}

/** The ledger decides whether it goes on: nothing is shown before it was read. */
export function InterviewSession(props: Props) {
  const { data, error, refetch } = useFreshRead('consentList', { caseId: props.view.caseId });
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return data === undefined ? null : <Session {...props} ledger={data} />;
}

function Session({
  view,
  person,
  layer,
  onLayerDone,
  returned,
  ledger,
}: Props & { readonly ledger: Ledger }) {
  const { t } = useTranslation('interview');
  const { go } = useNavigation();
  const whole = useRecord(view, person, layer);
  const { store } = whole;
  useAgeWatched(whole.pages, store);
  // At a desk nobody is asked anything: only what was told before is there, to be put right.
  const isRight = putsRight(view.layers.find((one) => one.layer === layer)?.reason ?? '') !== undefined;
  if (isRight) store.mending = true;
  const [desk, setDesk] = useState(isRight);
  const told = useMemo(() => toldPages(whole.pages, whole.earlier), [whole.pages, whole.earlier]);
  const sheet = desk ? { ...whole, pages: told } : whole;
  const { pages } = sheet;
  const beside = useLedger(ledger, view, whole.pages, store);
  const openingNow = (answers: AnswerStore): Opening => {
    const draftOf = (name: string) => answers.get(name);
    const record = {
      draftOf,
      earlier: whole.earlier,
      consent: beside.statusOf,
      lineOf: beside.lineOf,
      layer,
      past: isPastAccount(view, layer),
    };
    return desk ? OPEN : openingOf(whole.pages, record);
  };
  const [step, setStep] = useState<Step>(() => {
    if (layer > 0 && openingNow(store).missing.length > 0) return firstStep(pages, '');
    // Somebody came for this question: what they look for is on its page.
    const { question } = landing() ?? {};
    const home = pages.find((one) => one.questions.some((asked) => asked.question.name === question));
    if (home !== undefined) {
      sheet.asking.current = question;
      return firstStep(pages, home.page.name);
    }
    // What was taken down elsewhere has no place kept: it goes on after what is recorded.
    const recorded = (name: string) => isRecorded(store.get(name));
    sheet.asking.current ??= questionToGoOnWith(pages, view.currentPage, recorded);
    return firstStep(pages, view.currentPage);
  });
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const [stopping, setStopping] = useState(false);
  const [back, setBack] = useState(returned === true);
  const pause = usePause(view);
  const takeBreak = () => void pause.pause(store);
  // Of an account that was held before nobody talks now: there is nothing to break off.
  const isNow = !isPastAccount(view, layer);
  const onPause = isNow ? takeBreak : undefined;
  const isAway = pause.since !== null || back;
  // It goes on from the break itself, which has the reason for it.
  useShortcut('f8', takeBreak, { enabled: isNow && !isAway });
  useTalk(view, isNow && !desk && !isAway);
  const dropUndo = useDropUndo();

  const done = useRecorded(
    store,
    pages.map((page) => [page]),
  );
  const opening = useReading(store, openingNow, sameOpening);
  const asked = step.at === 'check' ? undefined : pages.find(({ page }) => page.name === step.page);
  sheet.page.current = asked?.page.name ?? sheet.page.current;
  const open = (next: Step) => {
    void store.flush();
    dropUndo();
    silence();
    setStep(next);
    document.querySelector('main')?.scrollTo(0, 0);
  };
  const openPage = (name: string) => open(stepTo(pages, name, read));
  const openQuestion = (page: string, question: string) => {
    open({ at: 'page', page });
    setTimeout(() => focusQuestion(question), 0);
  };
  const onCheck = () => open({ at: 'check' });
  const atDesk = () => {
    store.mending = true;
    setDesk(true);
    open(firstStep(told, ''));
  };
  const onWay = (way: WayOn) => {
    setBack(false);
    if (way === 'on') return;
    // Behind the question whether to stop there is nothing hard either.
    open(easierStep(pages, (name) => isRecorded(store.get(name))));
    if (way === 'stop') stop();
  };
  const leave = () => go({ at: 'case', caseId: view.caseId, tab: 'interviews' });
  const stop = () => (layer === 0 ? setStopping(true) : onLayerDone?.());
  const breakNow = { id: 'break', label: t('palette.break'), hint: 'F8', run: takeBreak };
  const leaveIt = { id: LEAVE, label: t('palette.leave'), run: stop };
  useOffered(!isAway ? [...(isNow ? [breakNow] : []), leaveIt] : [], { only: true });
  if (pause.since !== null)
    return (
      <PauseScreen
        screeningId={view.id}
        since={pause.since}
        error={pause.error}
        onResume={pause.resume}
        onWay={onWay}
      />
    );
  if (back) return <ReturnScreen onWay={onWay} />;
  return (
    <>
      <RecordFrame
        sheet={sheet}
        label={t('sections')}
        heading={layer === 0 ? view.formTitle : t('laterHeading', { number: layer, title: view.formTitle })}
        leave={t(layer === 0 ? 'leave' : 'layerDone')}
        onLeave={stop}
        entries={sectionEntries({
          pages,
          done,
          step,
          locked: opening.missing.length > 0 || opening.declined !== null,
          check: t('check.nav'),
          onPage: openPage,
          onCheck,
        })}
        actions={
          <>
            <SpokenIn view={view} />
            {isNow && !desk ? (
              <span className={classes.staysOpen} title={t('listen.why')}>
                {t('listen.on')}
              </span>
            ) : null}
            {isNow ? <PauseButton onPause={takeBreak} /> : null}
          </>
        }
        error={pause.error}
        onQuestion={openQuestion}
      >
        {step.at === 'check' ? (
          <CheckAnswers
            sheet={sheet}
            layer={layer}
            opening={opening}
            onChange={openQuestion}
            onLayerDone={onLayerDone}
          />
        ) : asked === undefined ? null : step.at === 'page' ? (
          <SectionPage
            key={asked.page.name}
            asked={asked}
            sheet={sheet}
            layer={layer}
            opening={opening}
            onNext={() => open(stepAfter(pages, asked.page.name, read))}
            onQuestion={openQuestion}
            onCheck={onCheck}
            onStop={stop}
            onPause={onPause}
            onDesk={told.length > 0 ? atDesk : undefined}
          />
        ) : (
          <SessionNote
            title={asked.title}
            text={step.at === 'before' ? noteBefore(asked) : noteAfter(asked)}
            before={step.at === 'before'}
            onGoOn={() => {
              if (step.at === 'before') {
                setRead(new Set([...read, asked.page.name]));
                open({ at: 'page', page: asked.page.name });
              } else if (step.next === null) onCheck();
              else openPage(step.next);
            }}
            onPause={onPause}
            onLater={
              step.at === 'before'
                ? () => {
                    for (const { question } of asked.questions) {
                      if (store.get(question.name) === undefined)
                        store.put(question.name, { state: 'deferred' }, 'soon');
                    }
                    open(stepAfter(pages, asked.page.name, read));
                  }
                : undefined
            }
          />
        )}
      </RecordFrame>
      <StopDialog
        opened={stopping}
        closing={pages.findLast(({ page }) => page.testimony.coded !== true)}
        onStay={() => setStopping(false)}
        onClosing={(name) => {
          setStopping(false);
          openPage(name);
        }}
        onLeave={() => void store.flush().then(leave)}
        title={t('stop.title')}
      />
    </>
  );
}

/**
 * While the person talks nobody types for as long as it takes: the vault stays open. Nothing is heard by the computer, and no
 * word here may sound as if it were. After a lock the page comes back to this interview.
 */
function useTalk({ id: screeningId, caseId }: ScreeningView, talking: boolean): void {
  useEffect(() => {
    void app.talk({ caseId, screeningId });
    return () => void app.talk(null);
  }, [caseId, screeningId]);
  useEffect(() => {
    if (!talking) return;
    void app.listen(true);
    return () => void app.listen(false);
  }, [talking]);
}

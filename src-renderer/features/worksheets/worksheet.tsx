/** @file A form filled in at a desk: its parts at the left, several questions a page, saved on every answer. */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { isRecorded } from '../../../src-main/core/answers/said.ts';
import { isReadBefore } from '../../../src-main/core/worksheets/to-read.ts';
import { useFreshRead, useWrite } from '../../bridge/queries.ts';
import { AlteredRecord } from '../../questions/altered-record.tsx';
import { RecordNotes } from '../../questions/annotations.tsx';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { EarlierAnswers, useEarlierAnswers } from '../../questions/earlier-answers.tsx';
import { type AskedPage, preparesAnother } from '../../questions/form.ts';
import { landing } from '../../questions/landing.ts';
import { listedPages } from '../../questions/listed.ts';
import { focusQuestion } from '../../questions/question-focus.ts';
import { AnswersList } from '../../questions/record/answers-list.tsx';
import { AfterTheList, CheckHead } from '../../questions/record/check-head.tsx';
import { RecordFrame } from '../../questions/record/record-frame.tsx';
import type { SectionEntry } from '../../questions/record/section-list.tsx';
import { type Sheet, useRecord, useRecorded } from '../../questions/record/use-record.ts';
import sheet from '../../questions/record.module.css';
import classes from '../../questions/record.module.css';
import { useStoreVersion } from '../../questions/use-answers.ts';
import { silence } from '../../ui/announce.tsx';
import { useConfirm } from '../../ui/confirm.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { CopyOut } from './copy-out.tsx';
import { PartPage } from './part-page.tsx';
import { type Part, worksheetParts } from './parts.ts';
import { Readiness } from './readiness.tsx';
import { Readings } from './readings.tsx';
import { RestsOn } from './rests-on-list.tsx';
import { TypedKept } from './typed-kept.tsx';
import { isReferral, useRecordedAge } from './use-referral.ts';
import { WorksheetCover } from './worksheet-cover.tsx';
import { WorksheetExport } from './worksheet-export.tsx';

/** Everything on the sheet as a list with Change; then it is locked under its author. */
function WorksheetCheck(props: {
  readonly sheet: Sheet;
  readonly onChange: (page: string, question: string) => void;
  /** It has a page of its own on which it is looked through before it goes. */
  readonly readies: boolean;
}) {
  const { t } = useTranslation('worksheets');
  const { view, person, store, form } = props.sheet;
  useStoreVersion(store);
  const listed = listedPages(form, props.sheet.pages, (name) => isRecorded(store.get(name)));
  const { printedAs } = form.testimony;
  const earlier = useEarlierAnswers(view.id, store);
  const confirm = useConfirm();
  const sign = useWrite('screeningSign', [
    'screeningShow',
    'screeningList',
    'screeningOpen',
    'caseList',
    'factList',
  ]);
  const submit = async () => {
    await store.flush();
    if (store.state === 'not-saved') return;
    const goOn = await confirm({
      title: t('check.confirmTitle', { form: view.formTitle, person }),
      body: <p>{t('check.confirmText', { name: view.author })}</p>,
      yes: t('check.submit'),
    });
    if (goOn) sign.mutate({ screeningId: view.id, readBack: t('check.readBack') });
  };
  return (
    <section>
      <CheckHead title={t('check.title')} about={t('check.about')} next={t('check.toLock')} />
      <AlteredRecord view={view} form={form} />
      <AnswersList
        groups={worksheetParts(form, listed)}
        store={store}
        filled
        onChange={props.onChange}
        beside={(question) => (
          <EarlierAnswers question={question} answers={earlier(question.name, 0)} filled />
        )}
      />
      <div className={classes.checkSection}>
        <RecordNotes view={view} form={form} />
      </div>
      {props.readies ? null : <TypedKept screeningId={view.id} onChange={props.onChange} />}
      {printedAs === undefined ? null : (
        <WorksheetExport view={view} kind={printedAs} flush={() => store.flush()} />
      )}
      <AfterTheList>
        <h2 className={classes.group}>{t('check.lock')}</h2>
        <p className={classes.about}>{t('check.lockText')}</p>
        {sign.error === null ? null : (
          <div className={classes.goOn}>
            <ErrorPanel error={sign.error} />
          </div>
        )}
        <div className={classes.goOn}>
          <Button size="md" data-continue disabled={sign.isPending} onClick={() => void submit()}>
            {t('check.submit')}
          </Button>
        </div>
      </AfterTheList>
    </section>
  );
}

/** Where a worksheet is: about it, a part of its questions, or something done with it as a whole. */
type WorksheetStep =
  | { readonly at: 'cover' | 'reading' | 'ready' | 'copy' | 'check' }
  | { readonly at: 'part'; readonly part: string };

/** What a form offers beside its questions. */
interface WorksheetUses {
  /** It has a rule that reads it together. */
  readonly reads: boolean;
  /** It is a sheet for a referral: whether that is ready is looked at before it goes. */
  readonly readies: boolean;
  /** It prepares fields of an official one. */
  readonly prepares: boolean;
}

/** From a part onwards: the next one, and after the last what the sheet is for. */
function stepAfterPart(parts: readonly Part[], key: string | undefined, uses: WorksheetUses): WorksheetStep {
  const next = parts[parts.findIndex((one) => one.key === key) + 1];
  if (next !== undefined) return { at: 'part', part: next.key };
  const whole = (['reading', 'ready', 'copy', 'check'] as const).filter((at) => isOffered(at, uses));
  return { at: whole[0] ?? 'check' };
}

const isOffered = (at: 'reading' | 'ready' | 'copy' | 'check', uses: WorksheetUses): boolean =>
  ({ reading: uses.reads, ready: uses.readies, copy: uses.prepares, check: true })[at];

function worksheetEntries(options: {
  readonly parts: readonly Part[];
  readonly done: readonly boolean[];
  readonly step: WorksheetStep;
  readonly uses: WorksheetUses;
  readonly words: Readonly<Record<Exclude<WorksheetStep['at'], 'part'>, string>>;
  readonly onStep: (step: WorksheetStep) => void;
}): SectionEntry[] {
  const { step, uses, words, onStep } = options;
  const whole = (at: Exclude<WorksheetStep['at'], 'part'>): SectionEntry => ({
    key: at,
    title: words[at],
    current: step.at === at,
    onOpen: () => onStep({ at }),
  });
  return [
    whole('cover'),
    ...options.parts.map((part, at) => ({
      key: part.key,
      title: part.title,
      current: step.at === 'part' && step.part === part.key,
      done: options.done[at] === true,
      onOpen: () => onStep({ at: 'part', part: part.key }),
    })),
    ...(uses.reads ? [whole('reading')] : []),
    ...(uses.readies ? [whole('ready')] : []),
    ...(uses.prepares ? [whole('copy')] : []),
    whole('check'),
  ];
}

/** The reading of an open worksheet, and below it what each point rests on, with the way back to it. */
function ReadTogether(props: {
  readonly view: ScreeningView;
  readonly asked: readonly AskedPage[];
  readonly store: AnswerStore;
  readonly onChange: (page: string, question: string) => void;
}) {
  const { t } = useTranslation('worksheets');
  const title = useRef<HTMLHeadingElement>(null);
  // Come to by Continue, whose button is gone with its page.
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
  }, []);
  const [saved, setSaved] = useState(false);
  // The engine reads what is in the vault: the last words have to be there first.
  useEffect(() => {
    void props.store.flush().then(() => setSaved(true));
  }, [props.store]);
  return (
    <section aria-labelledby="reading-title">
      <h1 ref={title} id="reading-title" className={sheet.title} tabIndex={-1} data-page-title>
        {t('reading.title')}
      </h1>
      <p className={sheet.about}>{t('reading.about')}</p>
      {saved ? <Readings screeningId={props.view.id} /> : null}
      <RestsOn
        caseId={props.view.caseId}
        screeningId={props.view.id}
        asked={props.asked}
        draftOf={(name) => props.store.get(name)}
        onChange={props.onChange}
      />
    </section>
  );
}

export interface WorksheetProps {
  readonly view: ScreeningView;
  readonly person: string;
  /** Answers were taken over: the sheet is to be opened anew with them. */
  readonly onCarried: () => void;
}

export default function Worksheet({ view, person, onCarried }: WorksheetProps) {
  const { t } = useTranslation('worksheets');
  const { go } = useNavigation();
  const decide = useRecordedAge(view);
  const sheet = useRecord(view, person, 0, decide);
  // What was told in the meantime is offered too.
  const offers = useFreshRead('pointOffers', { screeningId: view.id });
  const { form, store, pages } = sheet;
  const parts = worksheetParts(form, pages);
  const done = useRecorded(
    store,
    parts.map((part) => part.pages),
  );
  const [step, setStep] = useState<WorksheetStep>(() => {
    // Somebody came for one question: its part is where it stands.
    const { question } = landing() ?? {};
    const home = parts.find((one) =>
      one.pages.some(({ questions }) => questions.some((asked) => asked.question.name === question)),
    );
    return home === undefined ? { at: 'cover' } : { at: 'part', part: home.key };
  });
  const part = step.at === 'part' ? (parts.find((one) => one.key === step.part) ?? parts[0]) : undefined;
  sheet.page.current = part?.pages[0]?.page.name ?? sheet.page.current;
  const uses = {
    reads: form.testimony.rule !== undefined,
    readies: isReferral(form) || isReadBefore(form.testimony.id),
    prepares: preparesAnother(form),
  };

  const open = (next: WorksheetStep) => {
    void store.flush();
    silence();
    setStep(next);
    document.querySelector('main')?.scrollTo(0, 0);
  };
  const openQuestion = (page: string, question: string) => {
    const home = parts.find((one) => one.pages.some((asks) => asks.page.name === page));
    if (home === undefined) return;
    open({ at: 'part', part: home.key });
    setTimeout(() => focusQuestion(question), 0);
  };
  /** From the cover: to the question that was left, else to the first part. */
  const resume = () => {
    const left = pages.find(({ page }) => page.name === view.currentPage);
    const question = left?.questions.find((one) => one.question.name === sheet.asking.current);
    const home = parts.find((one) => left !== undefined && one.pages.includes(left)) ?? parts[0];
    if (left !== undefined && question !== undefined) openQuestion(left.page.name, question.question.name);
    else open(home === undefined ? { at: 'check' } : { at: 'part', part: home.key });
  };
  return (
    <RecordFrame
      sheet={sheet}
      says={part === undefined ? '' : t('partOpen', { title: part.title })}
      label={t('parts')}
      leave={t('leave')}
      onLeave={() => void store.flush().then(() => go({ at: 'case', caseId: view.caseId, tab: 'forms' }))}
      entries={worksheetEntries({
        parts,
        done,
        step,
        uses,
        words: {
          cover: t('cover.nav'),
          reading: t('reading.nav'),
          ready: t('ready.nav'),
          copy: t('copy.nav'),
          check: t('check.nav'),
        },
        onStep: open,
      })}
      onQuestion={openQuestion}
    >
      {step.at === 'cover' ? (
        <WorksheetCover
          view={view}
          form={form}
          asked={pages}
          values={store.values()}
          store={store}
          onCarried={onCarried}
          onGoOn={resume}
          onChange={openQuestion}
        />
      ) : step.at === 'reading' ? (
        <ReadTogether view={view} asked={pages} store={store} onChange={openQuestion} />
      ) : step.at === 'ready' ? (
        <Readiness screeningId={view.id} store={store} onChange={openQuestion} />
      ) : step.at === 'copy' ? (
        <CopyOut
          view={view}
          parts={parts}
          values={store.values()}
          store={store}
          onChange={openQuestion}
          onRead={() => open({ at: 'ready' })}
        />
      ) : step.at === 'check' ? (
        <WorksheetCheck sheet={sheet} readies={uses.readies} onChange={openQuestion} />
      ) : part === undefined ? null : (
        <PartPage
          key={part.key}
          form={sheet.form}
          part={part}
          view={view}
          store={store}
          offers={offers.data}
          onNote={sheet.onNote}
          onNext={() => open(stepAfterPart(parts, part.key, uses))}
        />
      )}
    </RecordFrame>
  );
}

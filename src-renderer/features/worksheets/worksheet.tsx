/** @file A form filled in at a desk: its parts at the left, several questions a page, saved on every answer. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { isReadBefore } from '../../../src-main/core/worksheets/to-read.ts';
import { useFreshRead } from '../../bridge/queries.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { type AskedPage, preparesAnother } from '../../questions/form.ts';
import { landing } from '../../questions/landing.ts';
import { focusQuestion } from '../../questions/question-focus.ts';
import { RecordFrame } from '../../questions/record/record-frame.tsx';
import { useRecord, useRecorded } from '../../questions/record/use-record.ts';
import sheet from '../../questions/record.module.css';
import { silence } from '../../ui/announce.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { CopyOut } from './copy-out.tsx';
import { PartPage } from './part-page.tsx';
import { worksheetParts } from './parts.ts';
import { Readiness } from './readiness.tsx';
import { Readings } from './readings.tsx';
import { RestsOn } from './rests-on-list.tsx';
import { isReferral, useRecordedAge } from './use-referral.ts';
import { WorksheetCheck } from './worksheet-check.tsx';
import { WorksheetCover } from './worksheet-cover.tsx';
import { stepAfterPart, type WorksheetStep, worksheetEntries } from './worksheet-steps.ts';

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

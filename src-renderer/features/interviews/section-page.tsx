/** @file One subject: its questions, and the way on. */
import { Anchor, Button } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formText } from '../../../src-main/core/forms/form-format.ts';
import { isDaysSafety } from '../../../src-main/core/forms/questions.ts';
import { type Concern, safetyConcerns } from '../../../src-main/core/interviews/safety.ts';
import { isOfTalk } from '../../../src-main/core/interviews/talk.ts';
import { StandingInInterview } from '../../consent/standing-in-interview.tsx';
import { HELPLINE } from '../../help/first-hour-store.ts';
import type { AskedPage } from '../../questions/form.ts';
import { knownFor } from '../../questions/known.ts';
import { PageAbout } from '../../questions/page-about.tsx';
import { QuestionCard } from '../../questions/question-card.tsx';
import { focusQuestion } from '../../questions/question-focus.ts';
import type { Sheet } from '../../questions/record/use-record.ts';
import classes from '../../questions/record.module.css';
import { useReading } from '../../questions/use-answers.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { isPastAccount, type Opening } from './opening.ts';
import { OpeningPanel } from './opening-panel.tsx';

/**
 * Before going on from a safety check that brought something up: calmly what it was, and the ways from
 * here.
 */
function SafetyNotice(props: {
  readonly concerns: readonly Concern[];
  readonly onStop: () => void;
  readonly onPause?: (() => void) | undefined;
  readonly onGoOn: () => void;
}) {
  const { t } = useTranslation('interview');
  return (
    <NotePanel
      tone="needs-you"
      role="status"
      title={t('safety.title')}
      actions={
        <>
          <Button variant="default" onClick={props.onStop}>
            {t('leave')}
          </Button>
          {props.onPause === undefined ? null : (
            <Button variant="default" onClick={props.onPause}>
              {t('note.break')}
            </Button>
          )}
          <Button variant="default" onClick={props.onGoOn}>
            {t('safety.goOn')}
          </Button>
        </>
      }
    >
      {props.concerns.map((concern) => (
        <p key={concern}>{t(`safety.${concern}`, HELPLINE)}</p>
      ))}
      <p>{t('safety.kept')}</p>
    </NotePanel>
  );
}

export function SectionPage(props: {
  readonly asked: AskedPage;
  readonly sheet: Sheet;
  readonly layer: number;
  readonly opening: Opening;
  readonly onNext: () => void;
  readonly onQuestion: (page: string, question: string) => void;
  readonly onCheck: () => void;
  readonly onStop: () => void;
  readonly onPause?: (() => void) | undefined;
  /** Only to put right what was written down wrongly; absent where nothing can be. */
  readonly onDesk: (() => void) | undefined;
}) {
  const { t } = useTranslation('interview');
  const { asked, opening } = props;
  const [held, setHeld] = useState(false);
  const first = asked.questions[0]?.question.name;
  const { asking, store, view, earlier, onNote } = props.sheet;
  const started = useRef(false);
  useEffect(() => {
    if (started.current || first === undefined) return;
    started.current = true;
    // It starts in the question the keyboard was in last when that is on this page, else in the first.
    const here = asked.questions.find(({ question }) => question.name === asking.current)?.question.name;
    focusQuestion(here ?? first);
    if (here === undefined || here === first) document.querySelector('main')?.scrollTo(0, 0);
  }, [asked, asking, first]);
  const about = formText(asked.page.description);
  const session = formText(asked.page.testimony.session);
  const last = asked.page.testimony.part === 'consent';
  const missing = opening.missing.filter((one) => last || one.page === asked.page.name);
  const declined = last ? opening.declined : null;
  const holdsBack = asked.page.testimony.part !== 'interview' && (missing.length > 0 || declined !== null);
  const panel = useRef<HTMLDivElement>(null);
  /** Brought into sight and read out: pressing Continue must not look as if nothing happened. */
  const sayWhy = () => {
    setHeld(true);
    setTimeout(() => {
      panel.current?.focus({ preventScroll: true });
      panel.current?.scrollIntoView({ block: 'center' });
    }, 0);
  };
  const concerns = useReading(
    store,
    (answers) => safetyConcerns(asked, (name) => answers.get(name)),
    (a, b) => a.join() === b.join(),
  );
  const goOn = () => (holdsBack || (concerns.length > 0 && !held) ? sayWhy() : props.onNext());
  const { part } = asked.page.testimony;
  const past = isPastAccount(view, props.layer);
  const known = useMemo(
    () =>
      new Map(
        asked.questions.map(({ question }) => [
          question.name,
          isDaysSafety({ part, fact: question.testimony.fact ?? null }) ||
          isOfTalk({ fact: question.testimony.fact ?? null })
            ? undefined
            : knownFor(question, view, props.layer, earlier),
        ]),
      ),
    [asked, part, view, props.layer, earlier],
  );
  return (
    <section aria-labelledby="section-title">
      {session === '' ? null : <p className="quiet">{session}</p>}
      <h1 id="section-title" className={classes.title} tabIndex={-1} data-page-title>
        {asked.title}
      </h1>
      <PageAbout text={about} />
      <div className={classes.questions}>
        {asked.questions.map(({ question, asked: how, group, groupAbout }, index) => (
          <div key={question.name}>
            {group !== '' && group !== asked.questions[index - 1]?.group ? (
              <>
                <h2 className={classes.group}>{group}</h2>
                {groupAbout === '' ? null : <p className={classes.about}>{groupAbout}</p>}
              </>
            ) : null}
            <QuestionCard
              question={question}
              asked={how}
              past={past}
              store={store}
              known={known.get(question.name)}
              said={
                question.testimony.consent === undefined ? null : (
                  <StandingInInterview view={view} question={question} store={store} />
                )
              }
              onNote={onNote}
            />
          </div>
        ))}
      </div>
      {holdsBack && (held || declined !== null) ? (
        <div className={classes.goOn} ref={panel} tabIndex={-1} data-quiet-focus data-held-back>
          <OpeningPanel
            missing={missing}
            declined={declined}
            onQuestion={props.onQuestion}
            onCheck={props.onCheck}
          />
        </div>
      ) : null}
      {held && !holdsBack && concerns.length > 0 ? (
        <div className={classes.goOn} ref={panel} tabIndex={-1} data-quiet-focus data-safety>
          <SafetyNotice
            concerns={concerns}
            onStop={props.onStop}
            onPause={props.onPause}
            onGoOn={props.onNext}
          />
        </div>
      ) : null}
      <div className={classes.goOn}>
        <Button size="md" data-continue onClick={goOn}>
          {t('goOn')}
        </Button>
      </div>
      {part === 'safety' && holdsBack && props.onDesk !== undefined ? (
        <p className={classes.about}>
          <Anchor component="button" type="button" onClick={props.onDesk}>
            {t('opening.desk')}
          </Anchor>
        </p>
      ) : null}
      <p className={classes.keys}>
        {past ? '' : `${t('listen.why')} `}
        {t('keys')}
      </p>
    </section>
  );
}

/** @file One subject: its questions, and the way on. */
import { Button } from '@mantine/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerView, ScreeningView } from '../../../src-main/shared/contract/screening.ts';
import { type FormQuestion, formText } from '../../../src-main/shared/form-format.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import type { AskedPage } from '../../questions/form.ts';
import { knownFor } from '../../questions/known.ts';
import { QuestionCard } from '../../questions/question-card.tsx';
import { focusQuestion, questionOf } from '../../questions/question-focus.ts';
import classes from '../../questions/sheet.module.css';
import type { Opening } from './opening.ts';
import { OpeningPanel } from './opening-panel.tsx';

export function SectionPage(props: {
  readonly asked: AskedPage;
  /** The question the keyboard was in last. It starts there when that is on this page, else in the first. */
  readonly asking: RefObject<string | undefined>;
  readonly store: AnswerStore;
  readonly view: ScreeningView;
  readonly layer: number;
  readonly earlier: ReadonlyMap<string, AnswerView>;
  readonly opening: Opening;
  readonly onNext: () => void;
  readonly onQuestion: (page: string, question: string) => void;
  readonly onCheck: () => void;
  readonly onNote: (question: FormQuestion) => void;
}) {
  const { t } = useTranslation('interview');
  const { asked, opening } = props;
  const [held, setHeld] = useState(false);
  const first = asked.questions[0]?.question.name;
  const { asking } = props;
  const started = useRef(false);
  useEffect(() => {
    if (started.current || first === undefined) return;
    started.current = true;
    const here = asked.questions.find(({ question }) => question.name === asking.current)?.question.name;
    focusQuestion(here ?? first);
    if (here === undefined || here === first) document.querySelector('main')?.scrollTo(0, 0);
  }, [asked, asking, first]);
  const about = formText(asked.page.description);
  const last = asked.page.testimony.part === 'consent';
  const missing = opening.missing.filter((one) => last || one.page === asked.page.name);
  const holdsBack =
    asked.page.testimony.part !== 'interview' && (missing.length > 0 || (last && opening.declined));
  return (
    <section
      aria-labelledby="section-title"
      onFocus={(event) => {
        asking.current = questionOf(event.target) ?? asking.current;
      }}
    >
      <h1 id="section-title" className={classes.title} tabIndex={-1} data-page-title>
        {asked.title}
      </h1>
      {about === '' ? null : <p className={classes.about}>{about}</p>}
      <div className={classes.questions}>
        {asked.questions.map(({ question, group, groupAbout }, index) => (
          <div key={question.name}>
            {group !== '' && group !== asked.questions[index - 1]?.group ? (
              <>
                <h2 className={classes.group}>{group}</h2>
                {groupAbout === '' ? null : <p className={classes.about}>{groupAbout}</p>}
              </>
            ) : null}
            <QuestionCard
              question={question}
              store={props.store}
              known={
                // Safety is asked afresh each day, never confirmed from an earlier one.
                asked.page.testimony.part === 'safety'
                  ? undefined
                  : knownFor(question, props.view, props.layer, props.earlier)
              }
              onNote={props.onNote}
            />
          </div>
        ))}
      </div>
      {held && holdsBack ? (
        <div className={classes.goOn}>
          <OpeningPanel
            missing={missing}
            declined={opening.declined && last}
            onQuestion={props.onQuestion}
            onCheck={props.onCheck}
          />
        </div>
      ) : null}
      <div className={classes.goOn}>
        <Button size="md" data-continue onClick={() => (holdsBack ? setHeld(true) : props.onNext())}>
          {t('goOn')}
        </Button>
      </div>
      <p className={classes.keys}>{t('keys')}</p>
    </section>
  );
}

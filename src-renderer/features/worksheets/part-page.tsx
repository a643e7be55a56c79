/** @file One part of a worksheet: its questions under their headings, and the way on. */
import { Button } from '@mantine/core';
import { type ComponentProps, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import type { OffersView } from '../../../src-main/contract/offers.ts';
import { isRecorded } from '../../../src-main/core/answers/said.ts';
import { type FormFile, type FormQuestion, formText } from '../../../src-main/core/forms/form-format.ts';
import { isAskedOfPerson, type Question } from '../../../src-main/core/forms/questions.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { isReadBefore } from '../../../src-main/core/worksheets/to-read.ts';
import { useRead } from '../../bridge/queries.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { ownCertainty } from '../../questions/certainty.ts';
import { ruleQuestions } from '../../questions/form.ts';
import { PageAbout } from '../../questions/page-about.tsx';
import { QuestionCard } from '../../questions/question-card.tsx';
import { focusQuestion } from '../../questions/question-focus.ts';
import classes from '../../questions/record.module.css';
import { ToldBeside, useAccounts } from '../../questions/told-beside.tsx';
import { useReading } from '../../questions/use-answers.ts';
import { WithholdFrom } from '../../questions/withhold-telling.tsx';
import { LEGS, LegOffers } from './leg-offers.tsx';
import type { Part } from './parts.ts';
import { PointLinks } from './point-links.tsx';
import { PointOffers } from './point-offers.tsx';
import { QuestionWishes } from './question-wishes.tsx';
import { pointOf } from './rests-on.ts';
import { YesBeside } from './yes-beside.tsx';

/** One question of a worksheet, with what was told about it since or differently between its words and the answer. */
type Card = Omit<ComponentProps<typeof QuestionCard>, 'said' | 'whole'>;

interface Props extends Card {
  readonly screeningId: ScreeningId;
  /** As the rules of the field know it. */
  readonly rule: Question | undefined;
  /** What was told and is offered beside a point, to be linked or left; null where nothing ever is. */
  readonly offered: ReactNode;
  /** What the answer says beyond itself and is not so. */
  readonly beside: ReactNode;
}

function SheetQuestion({ rule, screeningId, offered, beside, ...card }: Props) {
  return rule === undefined ? (
    <QuestionCard {...card} whole said={offered} />
  ) : (
    <WithTold {...card} rule={rule} screeningId={screeningId} offered={offered} beside={beside} />
  );
}

function WithTold({ rule, screeningId, offered, beside, ...card }: Props & { readonly rule: Question }) {
  const { known, store } = card;
  // Fields keep what is typed in them: they start afresh when something else was taken in, here or for a whole row.
  const round = useReading(store, () => store.timesSettled(rule.name));
  const { stands, tellings } = useAccounts({ question: rule, known, store });
  const settled = () => setTimeout(() => focusQuestion(rule.name), 0);
  // One panel for what is known: the tellings, where they are not simply what stands here.
  const asKnown = stands === 'agrees' || stands === 'not-taken' || known?.beside === true;
  return (
    <QuestionCard
      key={round}
      {...card}
      known={asKnown ? known : undefined}
      whole
      said={
        <>
          {offered}
          {beside}
          {stands === 'not-taken' ? (
            <WithholdFrom screeningId={screeningId} question={rule} tellings={tellings} />
          ) : (
            <ToldBeside
              screeningId={screeningId}
              question={rule}
              known={known}
              store={store}
              onSettled={settled}
            />
          )}
        </>
      }
    />
  );
}

export function PartPage(props: {
  readonly form: FormFile;
  readonly part: Part;
  readonly view: ScreeningView;
  readonly store: AnswerStore;
  /** Undefined until they were read. */
  readonly offers: OffersView | undefined;
  readonly onNote: (question: FormQuestion) => void;
  readonly onNext: () => void;
}) {
  const { t } = useTranslation(['worksheets', 'interview']);
  const { form, part, store, view } = props;
  const sure = (question: FormQuestion) => {
    const word = ownCertainty(question, form);
    return word === undefined ? undefined : { sure: word, words: t(`worksheets:sure.${word}`) };
  };
  const [legsTaken, setLegsTaken] = useState(0);
  /** What was told and could bear on it; null where nothing is ever offered. */
  const beside = (question: FormQuestion): ReactNode => {
    const title = formText(question.title);
    if (question.name === LEGS && form.testimony.rule === 'journey') {
      const about = { screeningId: view.id, legs: props.offers?.legs ?? [], store, title };
      return <LegOffers {...about} onTaken={() => setLegsTaken((count) => count + 1)} />;
    }
    const offered = props.offers?.points.find((one) => one.point === question.name);
    return offered === undefined ? null : (
      <PointOffers screeningId={view.id} offered={offered} title={title} />
    );
  };
  const rules = useMemo(() => ruleQuestions(form), [form]);
  // As the first page of the sheet lists them.
  const reads = isReadBefore(view.formId);
  const ready = useRead('readinessShow', { screeningId: view.id }, { enabled: reads });
  const { refetch } = ready;
  useEffect(() => void (reads && refetch()), [reads, refetch]);
  const checks = ready.data?.checks ?? [];
  const first = part.pages[0]?.questions[0]?.question.name;
  const started = useRef(false);
  useEffect(() => {
    if (started.current || first === undefined) return;
    started.current = true;
    focusQuestion(first);
    document.querySelector('main')?.scrollTo(0, 0);
  }, [first]);
  return (
    <section aria-labelledby="part-title">
      <h1 id="part-title" className={classes.title} tabIndex={-1} data-page-title>
        {part.title}
      </h1>
      {part.pages.map(({ page, title, questions }) => (
        <div key={page.name}>
          {(part.pages.length === 1 && title === part.title) || questions.length === 1 ? null : (
            <h2 className={classes.group}>{title}</h2>
          )}
          <PageWords page={page} />
          <div className={classes.questions}>
            {questions.map(({ question, asked, group, groupAbout }, index) => {
              const told = beside(question);
              return (
                <div key={question.name === LEGS ? `${LEGS} ${legsTaken}` : question.name}>
                  {group !== '' && group !== questions[index - 1]?.group ? (
                    <>
                      <h3 className={classes.group}>{group}</h3>
                      {groupAbout === '' ? null : <p className={classes.about}>{groupAbout}</p>}
                    </>
                  ) : null}
                  <SheetQuestion
                    screeningId={view.id}
                    rule={rules.get(question.name)}
                    question={question}
                    asked={asked}
                    store={store}
                    known={knownFor(view, question.name, told !== null)}
                    offered={told}
                    beside={
                      <>
                        <YesBeside question={question.name} view={view} store={store} />
                        <QuestionWishes question={question.name} checks={checks} />
                      </>
                    }
                    sure={sure(question)}
                    onNote={props.onNote}
                  />
                  <LinksAfter
                    question={question}
                    next={questions[index + 1]?.question}
                    page={questions.map((one) => one.question)}
                    view={view}
                    store={store}
                    offered={(point) => beside(point) !== null}
                  />
                </div>
              );
            })}
          </div>
        </div>
      ))}
      <div className={classes.goOn}>
        <Button size="md" data-continue onClick={props.onNext}>
          {t('interview:goOn')}
        </Button>
      </div>
      <p className={classes.keys}>
        {t('worksheets:keys')}
        {isAskedOfPerson(form) ? ` ${t('worksheets:keysHowSaid')}` : null}
      </p>
    </section>
  );
}

/** After the last question about a point that is recorded: the answers and exhibits it rests on. */
function LinksAfter(props: {
  readonly question: FormQuestion;
  readonly next: FormQuestion | undefined;
  readonly page: readonly FormQuestion[];
  readonly view: ScreeningView;
  readonly store: AnswerStore;
  /** What was told stands beside the point already. */
  readonly offered: (point: FormQuestion) => boolean;
}) {
  const { page, next, view } = props;
  const links = useRead('screeningLinks', { screeningId: view.id });
  const point = pointOf(props.question, page);
  const recorded = useReading(
    props.store,
    (answers) => point !== undefined && isRecorded(answers.get(point.name)),
  );
  const linked = links.data?.links.some((link) => link.question === point?.name) === true;
  if (point === undefined || !(recorded || linked)) return null;
  if (next !== undefined && pointOf(next, page) === point) return null;
  return (
    <PointLinks
      caseId={view.caseId}
      screeningId={view.id}
      point={point.name}
      title={formText(point.title)}
      known={knownFor(view, point.name, props.offered(point))}
    />
  );
}

/** What is already recorded on it; what is offered beside it to be linked is not shown twice. */
function knownFor({ known }: ScreeningView, question: string, offered: boolean) {
  const found = known.find((one) => one.question === question);
  return offered && found?.beside === true ? undefined : found;
}

/** What the form says about a page: what it is about, and that what comes may be hard to read. */
function PageWords({ page }: { readonly page: Part['pages'][number]['page'] }) {
  const about = formText(page.description);
  const before = formText(page.testimony.before);
  return (
    <>
      <PageAbout text={about} />
      {before === '' ? null : <p className={classes.about}>{before}</p>}
    </>
  );
}

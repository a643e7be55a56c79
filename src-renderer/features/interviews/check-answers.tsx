/** @file Check your answers: everything as a list with Change, then reading back and sign-off. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isRecorded } from '../../../src-main/core/answers/said.ts';
import { flattenQuestions } from '../../../src-main/core/forms/questions.ts';
import { answersBesideRows } from '../../../src-main/core/interviews/beside-rows.ts';
import { AlteredRecord } from '../../questions/altered-record.tsx';
import { Annotations } from '../../questions/annotations.tsx';
import { EarlierAnswers, useEarlierAnswers } from '../../questions/earlier-answers.tsx';
import type { AskedPage } from '../../questions/form.ts';
import { listedPages } from '../../questions/listed.ts';
import { AnswersList } from '../../questions/record/answers-list.tsx';
import { AfterTheList, CheckHead } from '../../questions/record/check-head.tsx';
import type { Sheet } from '../../questions/record/use-record.ts';
import classes from '../../questions/record.module.css';
import { useStoreVersion } from '../../questions/use-answers.ts';
import { isPastAccount, type Opening } from './opening.ts';
import { OpeningPanel } from './opening-panel.tsx';
import { SignOff } from './sign-off.tsx';

export function CheckAnswers(props: {
  readonly sheet: Sheet;
  readonly layer: number;
  readonly opening: Opening;
  readonly onChange: (page: string, question: string) => void;
  readonly onLayerDone: (() => void) | undefined;
}) {
  const { t } = useTranslation('interview');
  const { sheet, opening } = props;
  const { store } = sheet;
  useStoreVersion(store);
  const listed = listedPages(sheet.form, sheet.pages, (name) => isRecorded(store.get(name)));
  const earlier = useEarlierAnswers(sheet.view.id, store);
  const questions = flattenQuestions(sheet.form);
  const standing = new Map(
    questions.flatMap(({ name }) => {
      const draft = store.get(name);
      return draft === undefined ? [] : [[name, { ...draft, question: name }] as const];
    }),
  );
  const besideRows = new Set(answersBesideRows(questions, standing).map(({ asked }) => asked.name));
  // A later account has a few words beside a hundred questions that nobody asked again: those are one line.
  const isShort = props.layer > 0;
  const said = (name: string) => isRecorded(store.get(name));
  const shown = isShort ? pagesWith(listed, said) : listed;
  const open = isShort ? pagesWith(listed, (name) => !said(name)) : [];
  const openCount = open.reduce((sum, { questions }) => sum + questions.length, 0);
  const list = (pages: readonly AskedPage[]) => (
    <AnswersList
      groups={pages.map((page) => ({ key: page.page.name, title: page.title, pages: [page] }))}
      store={store}
      past={isPastAccount(sheet.view, props.layer)}
      onChange={props.onChange}
      beside={(question) => (
        <>
          {besideRows.has(question.name) ? <p className={classes.about}>{t('check.besideRows')}</p> : null}
          <EarlierAnswers question={question} answers={earlier(question.name, props.layer)} />
        </>
      )}
    />
  );
  const done = (
    <Button size="md" data-continue onClick={() => void store.flush().then(() => props.onLayerDone?.())}>
      {t('layer.done')}
    </Button>
  );
  const waits = opening.missing.length > 0 && opening.declined === null;
  return (
    <section>
      <CheckHead
        title={t('check.title')}
        about={t('check.text')}
        next={props.layer > 0 ? done : t(waits ? 'check.toMissing' : 'check.toSignOff')}
      />
      <AlteredRecord view={sheet.view} form={sheet.form} />
      {list(shown)}
      {openCount === 0 ? null : (
        <details className={classes.notAsked} data-not-asked>
          <summary>{t('check.notAsked', { count: openCount })}</summary>
          {list(open)}
        </details>
      )}
      <div className={classes.checkSection}>
        <Annotations view={sheet.view} form={sheet.form} />
      </div>
      {props.layer > 0 ? (
        <div className={classes.goOn}>{done}</div>
      ) : (
        <AfterTheList>
          {waits ? (
            <OpeningPanel
              missing={opening.missing}
              declined={null}
              onQuestion={props.onChange}
              onCheck={() => undefined}
            />
          ) : (
            <SignOff
              view={sheet.view}
              person={sheet.person}
              store={store}
              asked={sheet.pages.flatMap(({ questions }) => questions.map(({ question }) => question.name))}
            />
          )}
        </AfterTheList>
      )}
    </section>
  );
}

const pagesWith = (pages: readonly AskedPage[], which: (question: string) => boolean): readonly AskedPage[] =>
  pages
    .map((page) => ({ ...page, questions: page.questions.filter(({ question }) => which(question.name)) }))
    .filter(({ questions }) => questions.length > 0);

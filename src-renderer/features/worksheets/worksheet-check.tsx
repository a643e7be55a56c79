/** @file Everything on the sheet as a list with Change; then it is locked under its author. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isRecorded } from '../../../src-main/core/answers/said.ts';
import { useWrite } from '../../bridge/queries.ts';
import { AlteredRecord } from '../../questions/altered-record.tsx';
import { RecordNotes } from '../../questions/annotations.tsx';
import { EarlierAnswers, useEarlierAnswers } from '../../questions/earlier-answers.tsx';
import { listedPages } from '../../questions/listed.ts';
import { AnswersList } from '../../questions/record/answers-list.tsx';
import { AfterTheList, CheckHead } from '../../questions/record/check-head.tsx';
import type { Sheet } from '../../questions/record/use-record.ts';
import classes from '../../questions/record.module.css';
import { useStoreVersion } from '../../questions/use-answers.ts';
import { useConfirm } from '../../ui/confirm.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { worksheetParts } from './parts.ts';
import { TypedKept } from './typed-kept.tsx';
import { WorksheetExport } from './worksheet-export.tsx';

export function WorksheetCheck(props: {
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

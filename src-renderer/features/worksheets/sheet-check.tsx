/** @file Everything on the sheet as a list with Change; then it is locked under its author. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/shared/contract/screening.ts';
import { formText } from '../../../src-main/shared/form-format.ts';
import { useWrite } from '../../bridge/queries.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { AnswerText } from '../../questions/answer-text.tsx';
import classes from '../../questions/sheet.module.css';
import { useConfirm } from '../../ui/confirm.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import type { Part } from './parts.ts';

export function SheetCheck(props: {
  readonly view: ScreeningView;
  readonly person: string;
  readonly parts: readonly Part[];
  readonly store: AnswerStore;
  readonly onChange: (page: string, question: string) => void;
}) {
  const { t } = useTranslation(['worksheets', 'common']);
  const { view, store } = props;
  const confirm = useConfirm();
  const sign = useWrite('screeningSign', ['screeningShow', 'screeningList', 'caseList', 'factList']);
  const submit = async () => {
    await store.flush();
    if (store.state === 'not-saved') return;
    const goOn = await confirm({
      title: t('worksheets:check.confirmTitle', { form: view.formTitle, person: props.person }),
      body: <p>{t('worksheets:check.confirmText', { name: view.author })}</p>,
      yes: t('worksheets:check.submit'),
    });
    if (goOn) sign.mutate({ screeningId: view.id, readBack: t('worksheets:check.readBack') });
  };
  return (
    <section aria-labelledby="check-title">
      <h1 id="check-title" className={classes.title} tabIndex={-1} data-page-title>
        {t('worksheets:check.title')}
      </h1>
      <p className={classes.about}>{t('worksheets:check.about')}</p>
      {props.parts.map((part) => (
        <div key={part.key} className={classes.checkSection}>
          <h2 className={classes.group}>{part.title}</h2>
          <SummaryList
            rows={part.pages.flatMap(({ page, questions }) =>
              questions.map(({ question }) => ({
                label: formText(question.title),
                value: <AnswerText question={question} draft={store.get(question.name)} />,
                change: {
                  label: t('common:action.change'),
                  about: formText(question.title),
                  onChange: () => props.onChange(page.name, question.name),
                },
              })),
            )}
          />
        </div>
      ))}
      <div className={classes.signOff}>
        <h2 className={classes.group}>{t('worksheets:check.lock')}</h2>
        <p className={classes.about}>{t('worksheets:check.lockText')}</p>
        {sign.error === null ? null : (
          <div className={classes.goOn}>
            <ErrorPanel error={sign.error} />
          </div>
        )}
        <div className={classes.goOn}>
          <Button size="md" data-continue disabled={sign.isPending} onClick={() => void submit()}>
            {t('worksheets:check.submit')}
          </Button>
        </div>
      </div>
    </section>
  );
}

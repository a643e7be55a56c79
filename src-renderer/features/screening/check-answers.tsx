/** @file Check your answers: everything as a list with Change, then reading back and sign-off. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/shared/contract/screening.ts';
import { formText } from '../../../src-main/shared/form-format.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { AnswerText } from '../../questions/answer-text.tsx';
import type { AskedPage } from '../../questions/form.ts';
import classes from '../../questions/sheet.module.css';
import { useStoreVersion } from '../../questions/use-answers.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import type { Opening } from './opening.ts';
import { OpeningPanel } from './opening-panel.tsx';
import { SignOff } from './sign-off.tsx';

export function CheckAnswers(props: {
  readonly view: ScreeningView;
  readonly person: string;
  readonly layer: number;
  readonly pages: readonly AskedPage[];
  readonly store: AnswerStore;
  readonly opening: Opening;
  readonly onChange: (page: string, question: string) => void;
  readonly onLayerDone: (() => void) | undefined;
}) {
  const { t } = useTranslation(['interview', 'common']);
  const { store, opening } = props;
  useStoreVersion(store);
  return (
    <section>
      <h1 className={classes.title} tabIndex={-1} data-page-title>
        {t('interview:check.title')}
      </h1>
      <p className={classes.about}>{t('interview:check.text')}</p>
      {props.pages.map(({ page, title, questions }) => (
        <div key={page.name} className={classes.checkSection}>
          <h2 className={classes.group}>{title}</h2>
          <SummaryList
            rows={questions.map(({ question }) => ({
              label: formText(question.title),
              value: <AnswerText question={question} draft={store.get(question.name)} />,
              change: {
                label: t('common:action.change'),
                about: formText(question.title),
                onChange: () => props.onChange(page.name, question.name),
              },
            }))}
          />
        </div>
      ))}
      {props.layer > 0 ? (
        <div className={classes.goOn}>
          <Button
            size="md"
            data-continue
            onClick={() => void store.flush().then(() => props.onLayerDone?.())}
          >
            {t('interview:layer.done')}
          </Button>
        </div>
      ) : (
        <div className={classes.signOff}>
          {opening.missing.length > 0 && !opening.declined ? (
            <OpeningPanel
              missing={opening.missing}
              declined={false}
              onQuestion={props.onChange}
              onCheck={() => undefined}
            />
          ) : (
            <SignOff view={props.view} person={props.person} store={store} pages={props.pages} />
          )}
        </div>
      )}
    </section>
  );
}

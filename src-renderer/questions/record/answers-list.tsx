/** @file Everything asked and what was said, page by page as a list with Change. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type FormQuestion, formText } from '../../../src-main/core/forms/form-format.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import { useOfferUndo } from '../../ui/undo.tsx';
import type { AnswerStore } from '../answer-store.ts';
import { AnswerText } from '../answer-text.tsx';
import type { AskedPage } from '../form.ts';
import classes from '../record.module.css';

export interface AnswerGroup {
  readonly key: string;
  readonly title: ReactNode;
  readonly pages: readonly AskedPage[];
}

export function AnswersList(props: {
  readonly groups: readonly AnswerGroup[];
  readonly store: AnswerStore;
  readonly filled?: boolean | undefined;
  /** The account is of a day that is past. */
  readonly past?: boolean;
  readonly onChange: (page: string, question: string) => void;
  /** Under an answer. */
  readonly beside?: (question: FormQuestion) => ReactNode;
}) {
  const { t } = useTranslation(['common', 'interview']);
  const offerUndo = useOfferUndo();
  // Its question is on no page any more: here is the only place to say that it does not hold.
  const takeBack = ({ name, title }: FormQuestion) => {
    const before = props.store.get(name);
    props.store.put(name, { state: 'cleared', value: null, ownWords: '' }, 'now');
    offerUndo(t('interview:answer.takenBack', { title: formText(title) }), async () => {
      props.store.put(name, before ?? {}, 'now');
      await props.store.flush();
    });
  };
  return props.groups.map((group) => (
    <div key={group.key} className={classes.checkSection}>
      <h2 className={classes.group}>{group.title}</h2>
      <SummaryList
        rows={group.pages.flatMap(({ page, questions }) =>
          questions.map(({ question, asked, noLongerAsked = false }) => ({
            label: (
              <>
                {formText(question.title)}
                {noLongerAsked ? (
                  <span className={classes.noteAbout}>{t('interview:noLongerAsked')}</span>
                ) : null}
              </>
            ),
            value: (
              <>
                <AnswerText
                  question={question}
                  draft={props.store.get(question.name)}
                  asked={asked}
                  past={props.past}
                  filled={props.filled}
                />
                {props.beside?.(question)}
              </>
            ),
            change: noLongerAsked
              ? {
                  label: t('interview:takeBack'),
                  about: formText(question.title),
                  onChange: () => takeBack(question),
                }
              : {
                  label: t('common:action.change'),
                  about: formText(question.title),
                  onChange: () => props.onChange(page.name, question.name),
                },
          })),
        )}
      />
    </div>
  ));
}

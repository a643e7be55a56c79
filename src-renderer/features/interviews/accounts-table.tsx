/** @file Every account side by side, question by question: the first, and each later layer. Nothing is compared but by the reader. */

import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import type { AnswerView } from '../../../src-main/core/answers/answer.ts';
import {
  accountAnswers,
  answeredValues,
  isRecorded,
  standingAnswers,
} from '../../../src-main/core/answers/said.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { type FormFile, formText } from '../../../src-main/core/forms/form-format.ts';
import { putsRight } from '../../../src-main/core/interviews/put-right-in-place.ts';
import { AnswerText } from '../../questions/answer-text.tsx';
import { holds } from '../../questions/conditions.ts';
import { EarlierAnswers, useEarlierAnswers } from '../../questions/earlier-answers.tsx';
import { askedPages } from '../../questions/form.ts';
import { useHeldWords } from '../../questions/held-fields.tsx';
import { listedPages } from '../../questions/listed.ts';
import classes from './accounts.module.css';

/** Of an account in which nobody told anything: which one was written down wrongly. */
function PutsRight({ reason }: { readonly reason: string }) {
  const { t } = useTranslation('interview');
  const target = putsRight(reason);
  if (target === undefined) return null;
  return (
    <span className={classes.noLonger}>
      {target === 0 ? t('accounts.rightFirst') : t('accounts.rightLater', { number: target })}
    </span>
  );
}

const headOf = (layer: number, before: boolean) =>
  layer === 0
    ? before
      ? 'accounts.heldFirst'
      : 'accounts.first'
    : before
      ? 'accounts.heldLater'
      : 'accounts.later';

export function AccountsTable({ form, view }: { readonly form: FormFile; readonly view: ScreeningView }) {
  const { t } = useTranslation('interview');
  const said = new Set(view.answers.filter(isRecorded).map((one) => one.question));
  const asked = askedPages(form, answeredValues(standingAnswers<AnswerView>(view.answers).values()), holds);
  const pages = listedPages(form, asked, (name) => said.has(name));
  const { heldOn, takenBy, author } = view;
  const first = { layer: 0, at: view.signedAt ?? view.startedAt, author, reason: '', heldOn, takenBy };
  const heldWords = useHeldWords();
  const accounts = [first, ...view.layers].map((account) => ({
    ...account,
    answers: accountAnswers(view.answers, account.layer),
  }));
  const filled = form.testimony.use === 'worksheet';
  const later = accounts.length > 1;
  const earlier = useEarlierAnswers(view.id);
  return (
    <>
      {pages.map(({ page, title, questions }) => (
        <div key={page.name} className={classes.section}>
          <h2 className={classes.title}>{title}</h2>
          <table className={classes.table}>
            {later ? (
              <thead>
                <tr>
                  <th scope="col">{t('accounts.question')}</th>
                  {accounts.map((account) => (
                    <th scope="col" key={account.layer}>
                      {t(headOf(account.layer, heldWords(account) !== ''), {
                        held: heldWords(account),
                        day: formatDay(account.at),
                        name: account.author,
                        number: account.layer,
                      })}
                      <PutsRight reason={account.reason} />
                    </th>
                  ))}
                </tr>
              </thead>
            ) : null}
            <tbody>
              {questions.map(({ question, asked: how, noLongerAsked }) => (
                <tr key={question.name} data-thing={`question ${question.name}`}>
                  <th scope="row">
                    {formText(question.title)}
                    {noLongerAsked === true ? (
                      <span className={classes.noLonger}>{t('noLongerAsked')}</span>
                    ) : null}
                  </th>
                  {accounts.map((account) => {
                    const answer = account.answers.get(question.name);
                    return (
                      <td key={account.layer}>
                        {account.layer > 0 && (answer === undefined || !isRecorded(answer)) ? (
                          <span className="quiet">{t('accounts.nothingNew')}</span>
                        ) : (
                          <AnswerText
                            question={question}
                            draft={answer}
                            asked={how}
                            none={t('accounts.nothing')}
                            filled={filled}
                          />
                        )}
                        <EarlierAnswers
                          question={question}
                          answers={earlier(question.name, account.layer)}
                          filled={filled}
                        />
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </>
  );
}

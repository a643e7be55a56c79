/**
 * @file What was prepared, in the order of the official form: each value to select and copy, with its length. Shown
 * once the consents it leaves under were looked at.
 */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { hasContent } from '../../../src-main/core/answers/said.ts';
import { isFurtherBox, isTyped, type Question } from '../../../src-main/core/forms/questions.ts';
import { CONSENT_QUESTION } from '../../../src-main/core/worksheets/referral-route.ts';
import { saidAt } from '../../../src-main/core/worksheets/referral-yes.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { readForm, ruleQuestions } from '../../questions/form.ts';
import sheet from '../../questions/record.module.css';
import { NotePanel } from '../../ui/note-panel.tsx';
import { AlsoRecorded } from './also-recorded.tsx';
import { besideField, keptFrom } from './beside-field.ts';
import { CopyField } from './copy-field.tsx';
import { CopyOutGate, type Opened } from './copy-out-gate.tsx';
import { NotificationCopy } from './notification-copy.tsx';
import type { Part } from './parts.ts';
import { RoutePanel } from './route-panel.tsx';
import { Submission } from './submission.tsx';
import { UnreadPanel } from './to-read.tsx';
import { useReferral } from './use-referral.ts';
import classes from './worksheets.module.css';

export function CopyOut(props: {
  readonly view: ScreeningView;
  readonly parts: readonly Part[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly store: AnswerStore;
  /** To the question, to answer it otherwise; null where the sheet is locked. */
  readonly onChange: ((page: string, question: string) => void) | null;
  /** To the page where each carried field is read; null where the sheet is locked. */
  readonly onRead: (() => void) | null;
}) {
  const { t } = useTranslation('worksheets');
  const { onChange } = props;
  const form = readForm(props.view.definition);
  const referral = useReferral(props.view, form, props.values, props.store);
  const [notifying, setNotifying] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const decision = opened?.decision ?? null;
  const title = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone: the keyboard goes on from the top of what it opened.
  useEffect(() => {
    if (decision !== null) title.current?.focus();
  }, [decision]);
  if (notifying)
    return <NotificationCopy view={props.view} store={props.store} onBack={() => setNotifying(false)} />;
  const route = referral?.route ?? null;
  const decides = props.parts
    .flatMap((part) => part.pages)
    .find(({ questions }) => questions.some(({ question }) => question.name === CONSENT_QUESTION));
  const rules = ruleQuestions(form);
  const beside = (rule: Question | undefined) => {
    if (rule === undefined) return [];
    const yes = saidAt(referral?.yes ?? null, rule.name, props.store.get(rule.name));
    const others = besideField(props.view, rule, [...rules.values()], props.store, props.values);
    return [...others, ...yes.instead, ...yes.beside];
  };
  const known = new Map(props.view.known.map((one) => [one.question, one]));
  return (
    <section aria-labelledby="copy-title">
      <h1 ref={title} id="copy-title" className={sheet.title} tabIndex={-1} data-page-title>
        {t('copy.title')}
      </h1>
      <p className={sheet.about}>{t('copy.about')}</p>
      <div className={classes.copyNotes}>
        <RoutePanel referral={referral} view={props.view} />
        {route === 'duty-to-notify' ? (
          <div>
            <Button onClick={() => setNotifying(true)}>{t('notify.open')}</Button>
          </div>
        ) : null}
        <NotePanel title={form.testimony.label} role="note" />
        {decision === null ? (
          <CopyOutGate
            view={props.view}
            store={props.store}
            route={route}
            onOpen={setOpened}
            onRead={props.onRead}
            onDecide={
              decides === undefined || onChange === null
                ? null
                : () => onChange(decides.page.name, CONSENT_QUESTION)
            }
          />
        ) : decision === '' ? null : (
          <NotePanel tone="needs-you" title={t('copy.without', { decision })} role="note" />
        )}
        {opened === null ? null : <UnreadPanel unread={opened.unread} onRead={props.onRead} />}
        {opened?.familyApart === true ? (
          <NotePanel tone="needs-you" title={t('copy.familyApart')} role="note" />
        ) : null}
      </div>
      {(decision === null ? [] : props.parts).map((part) => {
        const fields = part.pages.flatMap(({ page, questions }) =>
          questions
            .filter(({ question }) => isTyped(question))
            .filter(
              ({ question }) =>
                !isFurtherBox(question) ||
                hasContent(props.store.get(question.name)) ||
                known.has(question.name),
            )
            .map(({ question }) => ({ page: page.name, question })),
        );
        return fields.length === 0 ? null : (
          <div key={part.key}>
            <h2 className={sheet.group}>{part.title}</h2>
            <dl className={classes.copyList}>
              {fields.map(({ page, question }) => (
                <CopyField
                  key={question.name}
                  screeningId={props.view.id}
                  question={question}
                  rule={rules.get(question.name)}
                  store={props.store}
                  known={known.get(question.name)}
                  toBeAsked={props.view.toBeAsked.includes(question.name)}
                  kept={keptFrom(props.view, question.name, props.store)[0]}
                  beside={beside(rules.get(question.name))}
                  onChange={onChange === null ? null : () => onChange(page, question.name)}
                />
              ))}
            </dl>
          </div>
        );
      })}
      {decision === null ? null : (
        <AlsoRecorded
          view={props.view}
          parts={props.parts}
          rules={rules}
          store={props.store}
          values={props.values}
        />
      )}
      <Submission screeningId={props.view.id} />
    </section>
  );
}

/**
 * @file What was prepared, in the order of the official form: each value to select and copy, with its length. Shown
 * once the consents it leaves under were looked at.
 */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptBackView, ScreeningView } from '../../../src-main/contract/interviews.ts';
import { accountsOn, isLeftOut } from '../../../src-main/core/answers/accounts.ts';
import { hasContent } from '../../../src-main/core/answers/said.ts';
import { type Coded, coded } from '../../../src-main/core/findings/finding.ts';
import { isAlsoRecorded } from '../../../src-main/core/forms/also-recorded.ts';
import { isFurtherBox, isTyped, type Question } from '../../../src-main/core/forms/questions.ts';
import { leftOn, lookAgain, reachedSafely } from '../../../src-main/core/worksheets/beside-field.ts';
import { hiddenAnswers, hiddenBy } from '../../../src-main/core/worksheets/hidden-answers.ts';
import { CONSENT_QUESTION } from '../../../src-main/core/worksheets/referral-route.ts';
import { saidAt } from '../../../src-main/core/worksheets/referral-yes.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { holds } from '../../questions/conditions.ts';
import { readForm, ruleQuestions } from '../../questions/form.ts';
import sheet from '../../questions/record.module.css';
import { NotePanel } from '../../ui/note-panel.tsx';
import { CopyField } from './copy-field.tsx';
import { CopyOutGate, type Opened } from './copy-out-gate.tsx';
import { NotificationCopy } from './notification-copy.tsx';
import type { Part } from './parts.ts';
import { RoutePanel } from './route-panel.tsx';
import { Submission } from './submission.tsx';
import { UnreadPanel } from './to-read.tsx';
import { useReferral } from './use-referral.ts';
import classes from './worksheets.module.css';

// What stands beside a field that is copied, and is not typed: as the command line and a pack say it.

/** `rules`: all questions of the form. */
function besideField(
  view: ScreeningView,
  rule: Question,
  rules: readonly Question[],
  store: AnswerStore,
  values: Readonly<Record<string, unknown>>,
): Coded[] {
  const hiding = hiddenBy(rule, rules, values, holds);
  return [
    ...keptFrom(view, rule.name, store).map(({ reason, rest }) =>
      coded(rest === undefined ? 'sheet-words-withheld' : 'sheet-words-left', { reason }),
    ),
    ...reachedSafely(rule, rules, (name) => store.get(name), view.known),
    ...leftOn(rule, view.known),
    ...lookAgain(rule, store.get(rule.name), view.known),
    ...(hiding.length === 0 ? [] : [coded('account-hidden', { titles: hiding })]),
  ];
}

/** Why what stands there is not copied as it is, and what of it is; empty where all of it may be. What was written since is somebody's own decision. */
function keptFrom(view: ScreeningView, question: string, store: AnswerStore): KeptBackView[] {
  const held = (view.keptBack ?? []).filter((one) => one.question === question);
  const recorded = view.entries.filter((one) => one.question === question).map(({ seq }) => seq);
  const at = store.get(question)?.recordedIn;
  return at !== undefined && recorded.includes(at) ? held : [];
}

/** Below what is copied: what is recorded and asked by no field, to be placed somewhere or left out. */
function AlsoRecorded(props: {
  readonly view: ScreeningView;
  readonly parts: readonly Part[];
  readonly rules: ReadonlyMap<string, Question>;
  readonly store: AnswerStore;
  readonly values: Readonly<Record<string, unknown>>;
}) {
  const { t } = useTranslation('worksheets');
  const { view, store } = props;
  const known = new Map(view.known.map((one) => [one.question, one]));
  const asked = new Set(
    props.parts.flatMap(({ pages }) =>
      pages.flatMap(({ questions }) => questions.map(({ question }) => question.name)),
    ),
  );
  const all = [...props.rules.values()];
  const hidden = hiddenAnswers(
    all,
    {
      written: (name) => {
        const draft = store.get(name);
        if (!hasContent(draft)) return null;
        return draft?.relation === 'confirms' ? 'taken' : 'by-hand';
      },
      isTold: (name) => {
        const rule = props.rules.get(name);
        const draft = store.get(name);
        return rule !== undefined && isLeftOut(accountsOn(rule, draft, draft?.recordedIn, known.get(name)));
      },
      known,
      values: props.values,
    },
    holds,
  );
  const also = all.filter((rule) => {
    const draft = store.get(rule.name);
    if (hidden.includes(rule)) return true;
    const how = { asked: asked.has(rule.name), answered: hasContent(draft) };
    if (!isAlsoRecorded(rule, all, how)) return false;
    return (
      hasContent(draft) ||
      accountsOn(rule, draft, draft?.recordedIn, known.get(rule.name)).tellings.length > 0
    );
  });
  if (also.length === 0) return null;
  return (
    <section aria-labelledby="copy-also" data-copy-also>
      <h2 id="copy-also" className={sheet.group}>
        {t('copy.also')}
      </h2>
      <p className={sheet.about}>{t('copy.alsoAbout')}</p>
      <dl className={classes.copyList}>
        {also.map((rule) => (
          <CopyField
            key={rule.name}
            screeningId={view.id}
            question={rule.element}
            rule={rule}
            store={store}
            known={known.get(rule.name)}
            toBeAsked={view.toBeAsked.includes(rule.name)}
            kept={keptFrom(view, rule.name, store)[0]}
            beside={besideField(view, rule, all, store, props.values)}
            onChange={null}
          />
        ))}
      </dl>
    </section>
  );
}

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

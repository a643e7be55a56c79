/** @file The first page of a worksheet: what it is and is not, and how much is filled from what was already said. */
import { Anchor, Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { accountsOn } from '../../../src-main/core/answers/accounts.ts';
import { canBeTaken } from '../../../src-main/core/answers/carried.ts';
import { isUndecided } from '../../../src-main/core/answers/differing.ts';
import { type FormFile, formText } from '../../../src-main/core/forms/form-format.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { isReadBefore } from '../../../src-main/core/worksheets/to-read.ts';
import { call } from '../../bridge/client.ts';
import { forget, useFreshRead, useRead } from '../../bridge/queries.ts';
import { PrivilegedMark } from '../../privilege/privileged-mark.tsx';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { certaintyWord } from '../../questions/certainty.ts';
import { type AskedPage, ruleQuestions } from '../../questions/form.ts';
import sheet from '../../questions/record.module.css';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { NO_BREAK, SureSign } from '../../ui/sure-sign.tsx';
import { carriedCount } from './parts.ts';
import { Goes, type GoTo } from './ready-line.tsx';
import { RoutePanel } from './route-panel.tsx';
import { useReferral } from './use-referral.ts';
import classes from './worksheets.module.css';

/** Everything that only adds to a sheet, listed, taken over with one button, and undone with another. */
interface Props {
  readonly screeningId: ScreeningId;
  readonly store: AnswerStore;
  /** Answers are others now. */
  readonly onTaken: () => void;
}

/** Of the last step, so that it can be undone after the page was drawn anew. */
const undone = new Map<ScreeningId, { readonly at: string; readonly count: number }>();

function TakeAdded({ screeningId, store, onTaken }: Props) {
  const { t } = useTranslation('worksheets');
  const { data } = useFreshRead('accountsMore', { screeningId });
  const [error, setError] = useState<unknown>(null);
  const settle = async (undo: string) => {
    setError(null);
    try {
      await store.flush();
      const { at, questions } = await call('accountsMoreSettle', { screeningId, undo });
      if (undo === '') undone.set(screeningId, { at, count: questions.length });
      else undone.delete(screeningId);
      await forget(
        'screeningShow',
        'screeningList',
        'accountsList',
        'accountsMore',
        'copyOutCheck',
        'screeningReading',
      );
      onTaken();
    } catch (thrown) {
      setError(thrown);
    }
  };
  const fields = data?.fields ?? [];
  const last = undone.get(screeningId);
  if (fields.length === 0 && last === undefined) return null;
  return (
    <section className={classes.waiting} aria-label={t('added.label')} data-added>
      {fields.length === 0 ? null : (
        <>
          <p>{t('added.about', { count: fields.length })}</p>
          <ul className={classes.lines}>
            {fields.map(({ question, title, told }) => (
              <li key={question}>
                {title}
                {told.map((one) => (
                  <q key={`${one.key} ${one.seq}`} className="words" dir="auto">
                    {[one.text, one.ownWords].filter((part) => part !== '').join(' ')}
                  </q>
                ))}
              </li>
            ))}
          </ul>
          <Button variant="default" onClick={() => void settle('')}>
            {t('added.take', { count: fields.length })}
          </Button>
        </>
      )}
      {last === undefined ? null : (
        <p role="status">
          {t('added.taken', { count: last.count })}{' '}
          <Button variant="default" onClick={() => void settle(last.at)}>
            {t('added.undo')}
          </Button>
        </p>
      )}
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
    </section>
  );
}

// On the first page of a referral sheet: fields that say what the person asked one of its readers not to be
// told.

/** Nothing once each of them is decided. */
function AgainstWishes({
  screeningId,
  onChange,
}: {
  readonly screeningId: ScreeningId;
  readonly onChange: GoTo;
}) {
  const { t } = useTranslation('worksheets');
  const { data, refetch } = useRead('readinessShow', { screeningId });
  useEffect(() => void refetch(), [refetch]);
  const open = data?.checks.filter(({ line, aside }) => line.startsWith('wish/') && aside === null) ?? [];
  if (open.length === 0) return null;
  return (
    <NotePanel tone="needs-you" title={t('cover.wishes')} role="note">
      <ul className={classes.lines} data-wishes>
        {open.map((one) => (
          <li key={one.line}>
            <Goes on={one} onChange={onChange} /> {one.found.map(sayFinding).join(' ')}
          </li>
        ))}
      </ul>
    </NotePanel>
  );
}

/** Answers from before more was told, in the order of the form. */
function olderOf(view: ScreeningView, form: FormFile, asked: readonly AskedPage[], store: AnswerStore) {
  const rules = ruleQuestions(form);
  const known = new Map(view.known.map((one) => [one.question, one]));
  const stands = (name: string) => {
    const rule = rules.get(name);
    const draft = store.get(name);
    return rule === undefined ? 'agrees' : accountsOn(rule, draft, draft?.recordedIn, known.get(name)).stands;
  };
  return fieldsOf(asked, (name) => stands(name) === 'older');
}

const fieldsOf = (asked: readonly AskedPage[], isMeant: (name: string) => boolean) =>
  asked.flatMap(({ page, questions }) =>
    questions
      .filter(({ question }) => isMeant(question.name))
      .map(({ question }) => ({ page: page.name, question })),
  );

function FieldLinks(props: {
  readonly fields: ReturnType<typeof fieldsOf>;
  readonly onChange: (page: string, question: string) => void;
}) {
  return (
    <ul className={classes.lines}>
      {props.fields.map(({ page, question }) => (
        <li key={question.name}>
          <Anchor component="button" type="button" onClick={() => props.onChange(page, question.name)}>
            {formText(question.title)}
          </Anchor>
        </li>
      ))}
    </ul>
  );
}

export function WorksheetCover(props: {
  readonly view: ScreeningView;
  readonly form: FormFile;
  readonly asked: readonly AskedPage[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly store: AnswerStore;
  readonly onCarried: () => void;
  readonly onGoOn: () => void;
  /** To the question. */
  readonly onChange: (page: string, question: string) => void;
}) {
  const { t } = useTranslation('worksheets');
  const { view, form, store } = props;
  const referral = useReferral(view, form, props.values, store);
  const [error, setError] = useState<unknown>(null);
  // Asked for and not taken: a yes that says more than was recorded, for one, is for somebody to give.
  const [isLeft, setIsLeft] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    first.current?.focus({ preventScroll: true });
  }, []);
  const count = carriedCount(props.asked, (name) => store.get(name));
  const open = new Set(
    props.asked.flatMap(({ questions }) =>
      questions
        .filter(({ question }) => store.get(question.name) === undefined)
        .filter(({ question }) => question.testimony.destination !== 'off-route')
        .map(({ question }) => question.name),
    ),
  );
  const known = view.known.filter((one) => canBeTaken(one) && open.has(one.question));
  // Left to whoever fills this in: the engine does not carry over what accounts say differently.
  const differing = known.filter(isUndecided).length;
  const waiting = known.filter((one) => !isUndecided(one)).map(({ question }) => question);
  const older = olderOf(view, form, props.asked, store);
  const carry = async () => {
    setError(null);
    try {
      await store.flush();
      const { carried } = await call('screeningCarryOver', { screeningId: view.id });
      await forget('screeningShow', 'screeningList', 'factList');
      if (carried === 0) setIsLeft(true);
      else props.onCarried();
    } catch (thrown) {
      setError(thrown);
    }
  };
  const { source, certainty, label } = form.testimony;
  return (
    <section aria-labelledby="sheet-title" className={classes.cover}>
      <h1 id="sheet-title" className={sheet.title} tabIndex={-1} data-page-title>
        {view.formTitle}
      </h1>
      <p className={sheet.about}>{formText(form.description)}</p>
      <NotePanel
        role="note"
        title={
          <>
            {label}
            {NO_BREAK}
            <SureSign source={source} sure={certaintyWord(certainty)} />
          </>
        }
      />
      <PrivilegedMark of={{ kind: 'record', id: view.id }} marked={view.privileged} title={view.formTitle} />
      <p className={`${classes.told} figures`} data-told>
        {t('cover.told', { count: count.told, of: count.applicable })}
      </p>
      {waiting.length === 0 || isLeft ? null : (
        <div className={classes.waiting}>
          <p>{t('cover.waiting', { count: waiting.length })}</p>
          <Button variant="default" onClick={() => void carry()}>
            {t('cover.carry', { count: waiting.length })}
          </Button>
        </div>
      )}
      {waiting.length === 0 || !isLeft ? null : (
        <div data-left role="status">
          <p>{t('cover.left', { count: waiting.length })}</p>
          <FieldLinks
            fields={fieldsOf(props.asked, (name) => waiting.includes(name))}
            onChange={props.onChange}
          />
        </div>
      )}
      {isReadBefore(view.formId) ? <AgainstWishes screeningId={view.id} onChange={props.onChange} /> : null}
      {differing === 0 ? null : <p data-differing>{t('cover.differing', { count: differing })}</p>}
      {older.length === 0 ? null : (
        <div data-older>
          <p>{t('cover.older', { count: older.length })}</p>
          <FieldLinks fields={older} onChange={props.onChange} />
        </div>
      )}
      <TakeAdded screeningId={view.id} store={store} onTaken={props.onCarried} />
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      <RoutePanel referral={referral} view={view} />
      <p className="quiet figures">
        {t('cover.answered', { count: count.answered, of: count.applicable, name: view.author })}
      </p>
      <div>
        <Button ref={first} size="md" data-continue onClick={props.onGoOn}>
          {t(count.answered === 0 ? 'cover.begin' : 'cover.goOn')}
        </Button>
      </div>
    </section>
  );
}

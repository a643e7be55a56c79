/**
 * @file One question: its words, a hint, the answer, and under it what can be said instead of an answer.
 * Nothing here is ever red, and nothing is marked as missing.
 */

import { NativeSelect } from '@mantine/core';
import { memo, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DIFFERENCE_CAUSES } from '../../src-main/core/answers/answer.ts';
import { isBlank } from '../../src-main/core/answers/carried.ts';
import type { KnownAnswer } from '../../src-main/core/answers/fact.ts';
import { howSaidByDefault, nextMark } from '../../src-main/core/answers/how-said.ts';
import { isRecorded, isSaid } from '../../src-main/core/answers/said.ts';
import { isReason, isSinceThen } from '../../src-main/core/answers/since-then.ts';
import type { FailureData } from '../../src-main/core/errors/errors.ts';
import { type FormQuestion, formText } from '../../src-main/core/forms/form-format.ts';
import type { HowSaid } from '../../src-main/core/forms/questions.ts';
import { isOfPlaces, placesIn } from '../../src-main/core/told/words-of-place.ts';
import { Failure } from '../bridge/client.ts';
import { announce } from '../ui/announce.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { sayFinding } from '../ui/finding-words.ts';
import { NotePanel } from '../ui/note-panel.tsx';
import { SureSign } from '../ui/sure-sign.tsx';
import { useOfferUndo } from '../ui/undo.tsx';
import type { AnswerStore } from './answer-store.ts';
import { AnswerToolbar } from './answer-toolbar.tsx';
import { type Cause, emptyDraft } from './answers.ts';
import { FormAdvice } from './form-advice.tsx';
import { HowSaidButton } from './how-said-button.tsx';
import { AnswerInput } from './inputs/answer-input.tsx';
import { KnownPanel } from './known-panel.tsx';
import { LooseWords } from './loose-words.tsx';
import { OfficialHelp } from './official-help.tsx';
import { OwnWords } from './own-words.tsx';
import classes from './question.module.css';
import { focusIn, focusNext, focusQuestion, focusRow, focusUnread } from './question-focus.ts';
import { type InsteadState, insteadOfKey, isMarkKey, isOwnWordsKey } from './question-keys.ts';
import { takeRowOut } from './take-row-out.ts';
import { useReading } from './use-answers.ts';

/** Why an answer is not recorded: the form's own words for it where it has some. What was typed stays. */
function Refusal({ refusal, title }: { readonly refusal: FailureData; readonly title: string }) {
  const { t } = useTranslation('forms');
  // What was found about the question; a failure in words names it, for whoever sees that away from the question.
  const why = refusal.found?.[0];
  if (why === undefined) return <ErrorPanel error={new Failure({ ...refusal, subject: title })} />;
  return (
    <NotePanel tone="needs-you" role="status" title={<bdi>{sayFinding(why)}</bdi>}>
      <p>{t('refused')}</p>
    </NotePanel>
  );
}

// Why two accounts may differ, or why something is told late, when the person says: noted, never weighed,
// free to stay empty.

/** What was written down wrongly is put right, and not added. */
const causesOf = (isLate: boolean) =>
  DIFFERENCE_CAUSES.filter((one) => isReason(one) && (!isLate || one !== 'recording'));

function DifferenceCause(props: {
  readonly cause: Cause;
  /** It adds to what was told, and was told only now. */
  readonly isLate: boolean;
  readonly onChange: (cause: Cause) => void;
}) {
  const { t } = useTranslation('interview');
  return (
    <NativeSelect
      mt="sm"
      maw="20rem"
      label={t(props.isLate ? 'known.causeLate' : 'known.cause')}
      description={props.cause === 'other' ? t('known.causeOther') : undefined}
      value={props.cause}
      data={causesOf(props.isLate).map((cause) => ({
        value: cause,
        label: t(`cause.${cause === '' ? 'none' : cause}`),
      }))}
      onChange={(event) => {
        const cause = DIFFERENCE_CAUSES.find((one) => one === event.currentTarget.value);
        if (cause !== undefined) props.onChange(cause);
      }}
    />
  );
}

/** Drawn again only for its own answer, or for others that its choices hang on. */
export const QuestionCard = memo(function QuestionCard({
  question,
  asked,
  past = false,
  store,
  known,
  sure,
  whole = false,
  said = null,
  onNote,
}: {
  readonly question: FormQuestion;
  readonly asked: HowSaid;
  /** The account is of a day that is past: how it was asked then is not known until somebody says. */
  readonly past?: boolean;
  readonly store: AnswerStore;
  readonly known: KnownAnswer | undefined;
  /** How sure the form's makers are of this question, where it is not as sure as the form. */
  readonly sure?:
    | { readonly sure: 'primary' | 'excerpt' | 'unconfirmed'; readonly words: string }
    | undefined;
  /** An answer here has to say everything: what is added goes after what is recorded, and not alone. */
  readonly whole?: boolean;
  /** Shown between its words and the answer. */
  readonly said?: ReactNode;
  readonly onNote: (question: FormQuestion) => void;
}) {
  const { t } = useTranslation('interview');
  const offerUndo = useOfferUndo();
  const card = useRef<HTMLFieldSetElement>(null);
  const recorded = useReading(store, () => store.get(question.name));
  const refusal = useReading(store, () => store.refusal(question.name));
  const loose = useReading(store, () => store.loose.of(question.name, true));
  const values = useReading(store, () => (looksAtOthers(question) ? store.values() : NO_VALUES));
  const draft = recorded ?? emptyDraft(question.name);
  const [wordsOpen, setWordsOpen] = useState(draft.ownWords !== '');
  const [answering, setAnswering] = useState(false);
  // Fields that keep what is typed start afresh when the answer is taken away from outside.
  const [round, setRound] = useState(0);
  const title = formText(question.title);
  const hint = formText(question.description);

  const answer = (value: unknown, when: 'soon' | 'now') => {
    // The field stays where it is while it is typed in, also when it is empty in between.
    setAnswering(true);
    store.put(
      question.name,
      {
        ...(isBlank(value) ? { state: 'cleared', value: null } : { state: 'answered', value }),
        // What is typed over is no longer what was recorded elsewhere.
        ...(draft.relation === 'confirms' ? { relation: 'new' } : {}),
      },
      when,
    );
  };
  const openWords = () => {
    setWordsOpen(true);
    setTimeout(() => card.current?.querySelector<HTMLElement>('[data-own-words]')?.focus(), 0);
  };
  const looseIn = (field: string) => ({
    text: store.loose.in(field),
    onText: (text: string, left: boolean) => store.loose.put(question.name, field, text, left),
  });
  /**
   * On to the next question; but not past what a field could not take. The keyboard stays in that field and goes to no
   * button: whoever types on, looking at the person, would press it and write the rest into the next question.
   */
  const goOn = () => {
    if (store.loose.of(question.name) === '') return focusNext(card.current);
    store.loose.leave(question.name);
    // Without the words themselves: what was announced stays in the page when the screen is hidden.
    announce(t('loose.text'));
    setTimeout(() => focusUnread(card.current, store.loose.fieldsOf(question.name)), 0);
  };
  const keepDraftText = () => {
    store.keepLoose(question.name);
    setWordsOpen(true);
    setRound((count) => count + 1);
    focusNext(card.current);
  };
  const leaveOut = () => {
    store.loose.drop(question.name);
    setRound((count) => count + 1);
    setTimeout(() => focusQuestion(question.name), 0);
  };
  const drawAfresh = () => setRound((count) => count + 1);
  const takeOut = (index: number) => {
    setAnswering(true);
    const undo = takeRowOut(store, question.name, index);
    // The fields below would go on showing what was typed in those that went.
    drawAfresh();
    if (undo === null) return;
    offerUndo(t('answer.rowTakenOut', { number: index + 1, title }), async () => {
      await undo();
      drawAfresh();
      focusRow(question.name, index);
    });
  };
  const takeBack = () => {
    store.loose.drop(question.name);
    // Words taken over with the answer go with it; those spoken here stay, as own words alone.
    const takenOver = draft.relation === 'confirms' && draft.ownWords === known?.ownWords;
    const words = takenOver ? { ownWords: '' } : {};
    store.put(question.name, { state: 'cleared', value: null, ...words, howSaid: undefined }, 'now');
    setAnswering(false);
    setRound((count) => count + 1);
    // The button that was pressed is gone with the answer.
    setTimeout(() => focusIn(card.current), 0);
  };
  const instead = (state: InsteadState, when: 'soon' | 'now') => {
    const before = draft;
    store.loose.drop(question.name);
    setRound((count) => count + 1);
    store.put(question.name, { state: draft.state === state ? 'cleared' : state, value: null }, when);
    if (before.state === 'answered') {
      offerUndo(t('answer.replaced', { title }), async () => {
        store.put(question.name, before, 'now');
        await store.flush();
        setRound((count) => count + 1);
      });
    }
  };
  const mark = draft.howSaid ?? howSaidByDefault({ asked, isPast: past }, draft.relation);
  // What was passed over was not said in any way.
  const marked = asked !== '' && (isSaid(draft) || !isRecorded(draft));
  const changeMark = () => store.put(question.name, { howSaid: nextMark(mark) }, 'now');
  // A judgement is made below what was told on its subject, never in place of it.
  const showKnown = known !== undefined && known.beside !== true && !isRecorded(draft) && !answering;
  const describedBy = hint === '' ? undefined : `${question.name}-hint`;
  return (
    <fieldset
      ref={card}
      className={classes.card}
      aria-labelledby={`${question.name}-title`}
      data-question={question.name}
      onKeyDown={(event) => {
        if (isOwnWordsKey(event)) {
          event.preventDefault();
          openWords();
          return;
        }
        if (isMarkKey(event) && marked) {
          event.preventDefault();
          changeMark();
          return;
        }
        const state = insteadOfKey(event);
        if (state === null) return;
        event.preventDefault();
        // Going on saves it, with the question it goes on to.
        instead(state, 'soon');
        focusNext(card.current);
      }}
      onBlur={() => void store.flush()}
    >
      <legend className={classes.head}>
        <span className={classes.title} id={`${question.name}-title`}>
          {title}
        </span>
        {!marked ? null : <HowSaidButton mark={mark} onPress={changeMark} />}
      </legend>
      {sure === undefined ? null : <SureSign source="" {...sure} />}
      {hint === '' ? null : (
        <p className={classes.hint} id={`${question.name}-hint`}>
          {hint}
        </p>
      )}
      <OfficialHelp question={question} className={classes.hint} />
      {said}
      <FormAdvice
        question={question}
        draft={draft}
        onUse={(value) => {
          answer(value, 'now');
          setRound((count) => count + 1);
          setTimeout(() => focusQuestion(question.name), 0);
        }}
      />
      {known === undefined ? null : (
        <KnownPanel
          question={question}
          known={known}
          store={store}
          draft={draft}
          answering={!showKnown}
          whole={whole}
          onConfirmed={() => focusNext(card.current)}
          onAnswer={() => {
            setAnswering(true);
            setTimeout(() => focusQuestion(question.name), 0);
          }}
        />
      )}
      {showKnown ? null : (
        <div data-answer>
          <AnswerInput
            key={round}
            question={question}
            values={values}
            value={draft.state === 'answered' ? draft.value : null}
            onChange={answer}
            describedBy={describedBy}
            labelledBy={`${question.name}-title`}
            looseIn={looseIn}
            onDone={goOn}
            onTakeOut={takeOut}
          />
        </div>
      )}
      {loose === '' ? null : <LooseWords text={loose} onKeep={keepDraftText} onLeaveOut={leaveOut} />}
      {isSinceThen(draft) ? <p>{t('known.sinceChosen')}</p> : null}
      {(draft.relation === 'differs' || draft.relation === 'adds') &&
      !isSinceThen(draft) &&
      !store.mending ? (
        <DifferenceCause
          isLate={draft.relation === 'adds'}
          cause={draft.cause}
          onChange={(cause) => store.put(question.name, { cause }, 'soon')}
        />
      ) : null}
      {wordsOpen ? (
        <OwnWords
          title={title}
          value={draft.ownWords}
          onChange={(ownWords) => store.put(question.name, { ownWords }, 'soon')}
          onDone={() => focusNext(card.current)}
          places={isOfPlaces(question.testimony.fact ?? '') ? placesIn(store.values()) : NO_PLACES}
        />
      ) : null}
      {refusal === undefined ? null : (
        <div className={classes.refusal}>
          <Refusal refusal={refusal} title={title} />
        </div>
      )}
      <AnswerToolbar
        title={title}
        draft={draft}
        onInstead={(state) => instead(state, 'now')}
        wordsOpen={wordsOpen}
        onWords={openWords}
        onNote={() => onNote(question)}
        onClear={takeBack}
      />
    </fieldset>
  );
});

const NO_VALUES: Readonly<Record<string, unknown>> = {};
const NO_PLACES: readonly string[] = [];

/** Whether what can be answered here depends on other answers. */
const looksAtOthers = (question: FormQuestion): boolean =>
  question.type === 'paneldynamic' ||
  ('choices' in question && question.choices.some((choice) => choice.visibleIf !== undefined));

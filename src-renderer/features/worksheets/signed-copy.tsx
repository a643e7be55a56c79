/** @file A locked sheet copied out: what was prepared leaves as it did before locking, asked for and on record. */
import { Anchor } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import type { AnswerView } from '../../../src-main/core/answers/answer.ts';
import { standingAnswers } from '../../../src-main/core/answers/said.ts';
import { AlteredRecord } from '../../questions/altered-record.tsx';
import { AnswerStore } from '../../questions/answer-store.ts';
import { rememberingHolds } from '../../questions/conditions.ts';
import { askedPages, readForm } from '../../questions/form.ts';
import { CopyOut } from './copy-out.tsx';
import { worksheetParts } from './parts.ts';
import classes from './worksheets.module.css';

/** Which entry of the log recorded it: what was told since came after that. */
const entryOf = ({ entries }: ScreeningView, { question, layer }: AnswerView): number | undefined =>
  entries.find((one) => one.question === question && one.layer === layer)?.seq;

export default function SignedCopy({
  view,
  onBack,
}: {
  readonly view: ScreeningView;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation('worksheets');
  const back = useRef<HTMLButtonElement>(null);
  // The button that led here is gone: the keyboard goes on from the top.
  useEffect(() => back.current?.focus(), []);
  const [{ form, store, parts }] = useState(() => {
    const form = readForm(view.definition);
    // Nothing is answered here; a later account has a screen of its own.
    const store = new AnswerStore({
      recorded: [...standingAnswers<AnswerView>(view.answers).values()].map((answer) => ({
        ...answer,
        recordedIn: entryOf(view, answer),
      })),
      save: async () => ({ failure: null }),
    });
    return { form, store, parts: worksheetParts(form, askedPages(form, store.values(), rememberingHolds())) };
  });
  return (
    <div className={classes.signedCopy} data-signed-copy>
      <p>
        <Anchor ref={back} component="button" type="button" onClick={onBack}>
          {t('copy.back')}
        </Anchor>
      </p>
      <AlteredRecord view={view} form={form} />
      <CopyOut
        view={view}
        parts={parts}
        values={store.values()}
        store={store}
        onChange={null}
        onRead={null}
      />
    </div>
  );
}

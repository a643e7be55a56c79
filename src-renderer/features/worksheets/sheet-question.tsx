/** @file One question of a worksheet, with what was told about it since or differently between its words and the answer. */
import type { ComponentProps, ReactNode } from 'react';
import type { Question } from '../../../src-main/core/forms/questions.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { QuestionCard } from '../../questions/question-card.tsx';
import { focusQuestion } from '../../questions/question-focus.ts';
import { ToldBeside, useAccounts } from '../../questions/told-beside.tsx';
import { useReading } from '../../questions/use-answers.ts';
import { WithholdFrom } from '../../questions/withhold-telling.tsx';

type Card = Omit<ComponentProps<typeof QuestionCard>, 'said' | 'whole'>;

interface Props extends Card {
  readonly screeningId: ScreeningId;
  /** As the rules of the field know it. */
  readonly rule: Question | undefined;
  /** What was told and is offered beside a point, to be linked or left; null where nothing ever is. */
  readonly offered: ReactNode;
  /** What the answer says beyond itself and is not so. */
  readonly beside: ReactNode;
}

export function SheetQuestion({ rule, screeningId, offered, beside, ...card }: Props) {
  return rule === undefined ? (
    <QuestionCard {...card} whole said={offered} />
  ) : (
    <WithTold {...card} rule={rule} screeningId={screeningId} offered={offered} beside={beside} />
  );
}

function WithTold({ rule, screeningId, offered, beside, ...card }: Props & { readonly rule: Question }) {
  const { known, store } = card;
  // Fields keep what is typed in them: they start afresh when something else was taken in, here or for a whole row.
  const round = useReading(store, () => store.timesSettled(rule.name));
  const { stands, tellings } = useAccounts({ question: rule, known, store });
  const settled = () => setTimeout(() => focusQuestion(rule.name), 0);
  // One panel for what is known: the tellings, where they are not simply what stands here.
  const asKnown = stands === 'agrees' || stands === 'not-taken' || known?.beside === true;
  return (
    <QuestionCard
      key={round}
      {...card}
      known={asKnown ? known : undefined}
      whole
      said={
        <>
          {offered}
          {beside}
          {stands === 'not-taken' ? (
            <WithholdFrom screeningId={screeningId} question={rule} tellings={tellings} />
          ) : (
            <ToldBeside
              screeningId={screeningId}
              question={rule}
              known={known}
              store={store}
              onSettled={settled}
            />
          )}
        </>
      }
    />
  );
}

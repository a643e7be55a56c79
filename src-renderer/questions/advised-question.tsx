/** @file A question with what its form says about it; drawn afresh when the form's suggestion becomes the answer. */
import { type ComponentProps, useState } from 'react';
import { FormAdvice } from './form-advice.tsx';
import { QuestionCard } from './question-card.tsx';
import { focusQuestion } from './question-focus.ts';

export function AdvisedQuestion(props: ComponentProps<typeof QuestionCard>) {
  // Fields keep what is typed, so the card starts again with the answer that was taken.
  const [round, setRound] = useState(0);
  const { question, store } = props;
  return (
    <>
      <QuestionCard key={round} {...props} />
      <FormAdvice
        question={question}
        store={store}
        onUsed={() => {
          setRound((count) => count + 1);
          setTimeout(() => focusQuestion(question.name), 0);
        }}
      />
    </>
  );
}

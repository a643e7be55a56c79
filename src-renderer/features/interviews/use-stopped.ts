/** @file Whether a record may still be gone on with: asked when it opens, and again when an answer bears on it. */
import { useEffect, useState } from 'react';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { type WhyNotFor, whyItEnds } from '../../../src-main/core/forms/offered.ts';
import { forget, useRead } from '../../bridge/queries.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import type { AskedPage } from '../../questions/form.ts';
import { useReading } from '../../questions/use-answers.ts';

/** `why`: null while it may be gone on with, undefined until that is known. */
export function useWhyStopped(view: Pick<ScreeningView, 'personId' | 'formId'>): {
  readonly why: WhyNotFor | null | undefined;
  readonly error: Error | null;
  readonly again: () => void;
} {
  const { data, error, refetch } = useRead('formOffers', { personId: view.personId });
  const refused = data?.refused.find(({ formId }) => formId === view.formId)?.why ?? null;
  const why = data === undefined ? undefined : whyItEnds(refused);
  return { why, error: data === undefined ? error : null, again: () => void refetch() };
}

const AGE_FACTS = ['person.under-18', 'person.birth-date'];

/** Once an answer about the age or a consent is saved, the screens around it ask again whether it may go on. */
export function useAgeWatched(pages: readonly AskedPage[], store: AnswerStore): void {
  const names = pages
    .flatMap((page) => page.questions)
    .filter(({ question: { testimony } }) => {
      const { fact, consent } = testimony;
      return consent !== undefined || (fact !== undefined && AGE_FACTS.includes(fact));
    })
    .map(({ question }) => question.name);
  const said = useReading(store, (answers) =>
    JSON.stringify(names.map((name) => [answers.get(name)?.state, answers.get(name)?.value])),
  );
  const [asked, setAsked] = useState(said);
  useEffect(() => {
    if (said === asked) return;
    setAsked(said);
    void store.flush().then(() => forget('formOffers'));
  }, [said, asked, store]);
}

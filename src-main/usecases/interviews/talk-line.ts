/** @file How the talk of one account was held, in a sentence for paper: it stands beside the day it was held. */
import { coded } from '../../core/findings/finding.ts';
import { talkIn } from '../../core/interviews/talk.ts';
import type { Say } from '../resources/paper-words.ts';
import type { ReadRecord } from './read-record.ts';

/** Empty where nobody said. */
export function talkLine(say: Say, { view, form }: Pick<ReadRecord, 'view' | 'form'>, layer: number): string {
  const said = view.answers.map((answer) => ({
    ...answer,
    fact: form.byName.get(answer.question)?.fact ?? null,
  }));
  const talk = talkIn(said, layer);
  if (talk === null) return '';
  const line = say(coded('held-talk', talk));
  return `${line.slice(0, 1).toUpperCase()}${line.slice(1)}.`;
}

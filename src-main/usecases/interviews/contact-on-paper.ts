/** @file Which ways to reach the person are on the paper of a sheet that prepares a form, and the line that says so. */

import { hasContent } from '../../core/answers/said.ts';
import { coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import { type ContactOnSheet, contactOnSheet } from '../../core/withholding/off-paper.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import type { Say } from '../resources/paper-words.ts';

/** `asked`: names of the questions asked now. */
export function contactOf(
  form: Pick<CompiledForm, 'questions'>,
  standing: ReadonlyMap<string, Parameters<typeof hasContent>[0]>,
  asked: ReadonlySet<string>,
): ContactOnSheet<Question> {
  const answered = new Set([...standing].flatMap(([name, answer]) => (hasContent(answer) ? [name] : [])));
  return contactOnSheet(form.questions, asked, answered);
}

export const contactLine = (say: Say, { asked, rules }: ContactOnSheet<Question>): string =>
  asked.length === 0
    ? say(rules === null ? coded('paper-kept-back') : coded('paper-contact-rules', { rules: rules.title }))
    : say(
        coded('paper-contact-asked', {
          titles: asked.map(({ title }) => title),
          rules: rules?.title ?? '',
        }),
      );

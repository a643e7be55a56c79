/**
 * @file How many questions a person is asked on a typical path through a form: an adult who is alone with the worker, has left, and
 * tells of two periods. What is answered afterwards by the worker is not asked of anybody. Each session is counted by itself.
 */
import type { Evaluate, Question } from '../../src-main/core/forms/questions.ts';
import { isAsked } from '../../src-main/core/forms/questions.ts';
import type { CompiledForm } from '../../src-main/usecases/forms/compiled-form.ts';

/** What is answered on the way, as far as another question hangs on it. */
export const TYPICAL_PATH: Readonly<Record<string, unknown>> = {
  'safety-alone': 'yes',
  'safety-interpreter': 'yes',
  interpreter: 'yes',
  'under-18': 'no',
  periods: [{ place: 'Spalding' }, { place: 'Hull' }],
  'still-there': 'no',
  children: 'yes',
  'phone-kind': 'yes',
  'means-of-contact': ['email'],
  'decision-to': 'potential-victim',
  reported: 'no',
  'home-office': 'yes',
};

export interface Session {
  /** Pages of it, by name. */
  readonly pages: readonly string[];
  readonly asked: readonly string[];
}

/** Whether somebody is asked it, and not the worker afterwards or for themselves. */
const isForPerson = ({ element, asked }: Question): boolean =>
  asked !== 'noted' && element.testimony.coded !== true;

export function questionsAsked(
  form: CompiledForm,
  evaluate: Evaluate,
  path: Readonly<Record<string, unknown>> = TYPICAL_PATH,
): Session[] {
  const asked = form.questions.filter((one) => isForPerson(one) && isAsked(one, path, evaluate));
  const sessions: { pages: string[]; asked: string[] }[] = [];
  for (const page of form.file.pages) {
    const here = asked.filter((one) => one.page === page.name).map(({ name }) => name);
    if (sessions.length === 0 || page.testimony.session !== undefined)
      sessions.push({ pages: [], asked: [] });
    const last = sessions.at(-1);
    if (here.length > 0) last?.pages.push(page.name);
    last?.asked.push(...here);
  }
  return sessions.filter((one) => one.asked.length > 0);
}

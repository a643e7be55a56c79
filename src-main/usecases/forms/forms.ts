/** @file Which forms there are, and one of them. */

import type { FormDefinition } from '../../contract/forms.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Engine } from '../engine/engine.ts';
import { formSummary } from './compiled-form.ts';
import { loadFormLibrary } from './form-library.ts';
import { listOwnForms, requireAnyForm } from './own-forms.ts';
import { readListedAhead } from './read-ahead.ts';

/** All forms in their order, own forms after those of the program, and the files that do not load with what is wrong in them. */
export async function formList(engine: Engine): Promise<CallOutput<'formList'>> {
  const { forms, damaged } = await loadFormLibrary(engine.resources);
  await readListedAhead(engine);
  const own = engine.session.read(listOwnForms);
  return { forms: [...forms.values(), ...own].map(formSummary), damaged: [...damaged] };
}

/** Throws `not-found` or `form-damaged`. */
export async function formShow(engine: Engine, input: CheckedInput<'formShow'>): Promise<FormDefinition> {
  const form = await requireAnyForm(engine, input.formId);
  return { ...formSummary(form), definition: form.definition };
}

/** @file Which forms there are, and one of them. */

import type { CallOutput, CheckedInput } from '../../shared/contract/index.ts';
import type { FormDefinition } from '../../shared/contract/screening.ts';
import type { Engine } from '../engine.ts';
import { listOwnForms, requireAnyForm } from '../forms/own-forms.ts';
import { formSummary } from './compiled-form.ts';
import { loadFormLibrary } from './form-library.ts';

/** All forms in their order, own forms after those of the program, and the files that do not load with what is wrong in them. */
export async function formList(engine: Engine): Promise<CallOutput<'formList'>> {
  const { forms, damaged } = await loadFormLibrary(engine.resources);
  const own = engine.session.read(listOwnForms);
  return { forms: [...forms.values(), ...own].map(formSummary), damaged: [...damaged] };
}

/** Throws `not-found` or `form-damaged`. */
export async function formShow(engine: Engine, input: CheckedInput<'formShow'>): Promise<FormDefinition> {
  const form = await requireAnyForm(engine, input.formId);
  return { ...formSummary(form), definition: form.definition };
}

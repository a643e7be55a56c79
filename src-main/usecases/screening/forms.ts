/** @file Which forms there are, and one of them. */

import type { CallOutput, CheckedInput } from '../../shared/contract/index.ts';
import type { FormDefinition } from '../../shared/contract/screening.ts';
import type { Engine } from '../engine.ts';
import { formSummary } from './compiled-form.ts';
import { loadFormLibrary, requireForm } from './form-library.ts';

/** All forms in their order, and the files that do not load with what is wrong in them. */
export async function formList(engine: Engine): Promise<CallOutput<'formList'>> {
  const { forms, damaged } = await loadFormLibrary(engine.resources);
  return { forms: [...forms.values()].map(formSummary), damaged: [...damaged] };
}

/** Throws `not-found` or `form-damaged`. */
export async function formShow(engine: Engine, input: CheckedInput<'formShow'>): Promise<FormDefinition> {
  const form = await requireForm(engine.resources, input.formId);
  return { ...formSummary(form), definition: form.definition };
}

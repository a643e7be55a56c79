/** @file A checked form with its questions laid out and its hash, ready to be asked and pinned. */

import type { FormSummary } from '../../contract/forms.ts';
import type { FormFile } from '../../core/forms/form-format.ts';
import { FormFile as FormFileSchema, formText } from '../../core/forms/form-format.ts';
import type { Question } from '../../core/forms/questions.ts';
import { flattenQuestions } from '../../core/forms/questions.ts';
import { fingerprint } from '../engine/fingerprint.ts';

export interface CompiledForm {
  readonly file: FormFile;
  /** The JSON as SurveyJS reads it, code lists filled in. */
  readonly definition: Readonly<Record<string, unknown>>;
  /** SHA-256 over the canonical definition. */
  readonly sha256: string;
  readonly questions: readonly Question[];
  readonly byName: ReadonlyMap<string, Question>;
}

/** Lays a checked form out. Its hash is worked out when somebody first asks, unless `sha256` gives it. */
export function compileForm(
  file: FormFile,
  definition: Readonly<Record<string, unknown>>,
  sha256?: string,
): CompiledForm {
  const questions = flattenQuestions(file);
  const byName = new Map(questions.map((question) => [question.name, question]));
  let hash = sha256;
  return {
    file,
    definition,
    questions,
    byName,
    get sha256() {
      hash ??= fingerprint(definition);
      return hash;
    },
  };
}

/** Forms pinned in vaults, by hash: an interview answers hundreds of questions of the same one. */
const pinned = new Map<string, CompiledForm>();

/** A form as it was pinned; `definition` is its stored JSON text. */
export function compilePinned(sha256: string, definition: string): CompiledForm {
  const known = pinned.get(sha256);
  if (known !== undefined) return known;
  const raw = JSON.parse(definition) as Readonly<Record<string, unknown>>;
  const compiled = compileForm(FormFileSchema.parse(raw), raw, sha256);
  pinned.set(sha256, compiled);
  return compiled;
}

/** A form of this hash that was read already; its JSON need not be read again. */
export const compiledBefore = (sha256: string): CompiledForm | undefined => pinned.get(sha256);

/** Own forms live in the vault, under names that no shipped form has. */
export const OWN_FORM_PREFIX = 'own-';
export const isOwnForm = (formId: string): boolean => formId.startsWith(OWN_FORM_PREFIX);

export function formSummary(form: CompiledForm): FormSummary {
  const { id, version, source, certainty, label, use } = form.file.testimony;
  return {
    id,
    version,
    title: formText(form.file.title),
    description: formText(form.file.description),
    questions: form.questions.length,
    source,
    certainty,
    label,
    use,
    own: isOwnForm(id),
  };
}

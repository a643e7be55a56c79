/** @file A checked form with its questions laid out and its hash, ready to be asked and pinned. */

import type { FormSummary } from '../../contract/forms.ts';
import type { FormFile } from '../../core/forms/form-format.ts';
import { FormFile as FormFileSchema, formText } from '../../core/forms/form-format.ts';
import type { Question } from '../../core/forms/questions.ts';
import { flattenQuestions } from '../../core/forms/questions.ts';
import { sha256, toHex } from '../../crypto/digest.ts';
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

/** Lays a checked form out. Its hash is worked out when somebody first asks, unless `known` gives it. */
export function compileForm(
  file: FormFile,
  definition: Readonly<Record<string, unknown>>,
  known?: string,
): CompiledForm {
  const questions = flattenQuestions(file);
  const byName = new Map(questions.map((question) => [question.name, question]));
  let hash = known;
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
export function compilePinned(hash: string, definition: string): CompiledForm {
  const known = pinned.get(hash);
  if (known !== undefined) return known;
  const raw = JSON.parse(definition) as Readonly<Record<string, unknown>>;
  const compiled = compileForm(FormFileSchema.parse(raw), raw, hash);
  pinned.set(hash, compiled);
  return compiled;
}

/** A form of this hash that was read already; its JSON need not be read again. */
export const compiledBefore = (hash: string): CompiledForm | undefined => pinned.get(hash);

/** By a form's hash, the SHA-256 of a stored text that was found to be that form. */
const textOf = new Map<string, string>();

/** Whether a stored JSON text is the form of that hash. Spelling a large one out anew takes far longer than reading it. */
export function isTextOf(form: string, definition: string): boolean {
  const text = toHex(sha256(Buffer.from(definition)));
  if (textOf.get(form) === text) return true;
  if (fingerprint(JSON.parse(definition)) !== form) return false;
  textOf.set(form, text);
  return true;
}

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

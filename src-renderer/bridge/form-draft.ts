/**
 * @file A form whose every field is kept in the vault while it is filled in: it opens by itself after a lock or a crash, with
 * what stood in it, at the field that was typed into last. What is typed and cannot be read yet, such as half a date, is not
 * kept.
 */

import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { DraftKey } from '../../src-main/contract/drafts.ts';
import { goBackTo, labelOf } from '../ui/back-to-field.ts';
import { type Kept, useDraftText, useKeepWords } from './drafts.ts';
import { useReadOnly } from './read-only.ts';

/** `draft`: all fields, as JSON; `field`: the label of the one that was typed into last. */
export type KeptForm = Kept<'draft' | 'field'>;

/** Whether a form is open: because somebody asked for it, or because it was begun before an interruption. */
export interface Begun<Fields extends string = 'draft' | 'field'> {
  readonly open: boolean;
  /** What was typed before; null for nothing. */
  readonly kept: Kept<Fields> | null;
  readonly setOpen: (open: boolean) => void;
}

export function useBegun<Fields extends string = 'draft' | 'field'>(place: DraftKey): Begun<Fields> {
  const read = useDraftText<Fields>(place);
  const [asked, setAsked] = useState<boolean | null>(null);
  // While it is open, as it was found: what is read again meanwhile is what this form itself has kept.
  const found = useRef<Kept<Fields> | null | undefined>(undefined);
  const kept = found.current === undefined ? read : found.current;
  // Where nothing can be changed, what was begun before waits: it could not be saved.
  const readOnly = useReadOnly() === true;
  const open = !readOnly && kept !== undefined && (asked ?? kept !== null);
  if (open) found.current = kept;
  const setOpen = useCallback((next: boolean) => {
    if (!next) found.current = undefined;
    setAsked(next);
  }, []);
  return { open, kept: kept ?? null, setOpen };
}

export interface FormDraft<Draft> {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
  /** To be called once it is saved where it belongs, or left out: nothing is kept any more. */
  readonly noLongerKept: (until?: 'until-changed') => void;
  /** For the form's own element. */
  readonly onForm: {
    readonly ref: (form: HTMLFormElement | null) => void;
    readonly onChange: (event: FormEvent<HTMLFormElement>) => void;
  };
}

/** `begin`: what the form holds where nothing was kept. */
export function useFormDraft<Draft extends object>(
  place: DraftKey,
  kept: KeptForm | null,
  begin: () => Draft,
): FormDraft<Draft> {
  const [draft, setDraft] = useState<Draft>(() => ({ ...begin(), ...fieldsIn<Draft>(kept) }));
  const [touched, setTouched] = useState(kept !== null);
  const [field, setField] = useState(kept?.field ?? '');
  const form = useRef<HTMLFormElement>(null);
  const begunAt = useRef(field);
  useEffect(() => goBackTo(form.current, begunAt.current), []);
  const words = touched ? { draft: JSON.stringify(draft), field } : null;
  const noLongerKept = useKeepWords(place, words, kept);
  const set = useCallback((part: Partial<Draft>) => {
    setTouched(true);
    setDraft((before) => ({ ...before, ...part }));
  }, []);
  const onForm = {
    ref: (element: HTMLFormElement | null) => {
      form.current = element;
    },
    onChange: ({ target }: FormEvent<HTMLFormElement>) => setField(labelOf(target)),
  };
  return { draft, set, noLongerKept, onForm };
}

/**
 * Of a form that stays as it was filled in: once that has been written out, it is kept no more until something changes.
 * `written`: the latest of it, null for nothing yet.
 */
export function useWrittenOut(written: string | null, noLongerKept: FormDraft<object>['noLongerKept']): void {
  const last = useRef(written);
  useEffect(() => {
    if (written === null || written === last.current) return;
    last.current = written;
    noLongerKept('until-changed');
  }, [written, noLongerKept]);
}

/** Nothing where it is no draft any more: another version of the program wrote it. */
export function fieldsIn<Draft>(kept: KeptForm | null): Partial<Draft> {
  try {
    const fields: unknown = JSON.parse(kept?.draft ?? '{}');
    return typeof fields === 'object' && fields !== null ? fields : {};
  } catch {
    return {};
  }
}

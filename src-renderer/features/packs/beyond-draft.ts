/**
 * @file What goes beyond a reader's profile, and why, as far as it was typed: kept in the vault like the fields of the form.
 * It is about one reader: for another it begins empty, so that no reason given for one opens a fact to the next.
 */
import type { PersonId } from '../../../src-main/core/ids.ts';
import { type KeptForm, useFormDraft, useWrittenOut } from '../../bridge/form-draft.ts';
import type { PackChosen } from './chosen.ts';

export const beyondPlace = (personId: PersonId) =>
  ({ kind: 'pack', subject: personId, detail: 'beyond' }) as const;

export interface Beyond {
  readonly given: readonly { readonly fact: string; readonly reason: string }[];
  /** Being typed, and not given yet. */
  readonly fact: string;
  readonly reason: string;
}
const NOTHING: Beyond = { given: [], fact: '', reason: '' };

/** `kept`: from before a lock. `written`: which pack was written out last; null for none. */
export function useBeyond(personId: PersonId, kept: KeptForm | null, written: string | null) {
  const { draft, set, noLongerKept } = useFormDraft(beyondPlace(personId), kept, () => ({
    ...NOTHING,
    reader: '',
  }));
  useWrittenOut(written, noLongerKept);
  return ({ profileId, recipient = '' }: PackChosen) => {
    const reader = JSON.stringify([profileId, recipient]);
    const beyond = draft.reader === reader ? draft : NOTHING;
    return { beyond, setBeyond: (part: Partial<Beyond>) => set({ ...beyond, ...part, reader }) };
  };
}

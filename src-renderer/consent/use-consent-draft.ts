/** @file A consent being recorded: what is typed so far, and the call it becomes. */
import { useState } from 'react';
import type { CallInput } from '../../src-main/shared/contract/index.ts';
import type { ConsentView } from '../../src-main/shared/contract/screening.ts';
import type { EvidenceId } from '../../src-main/shared/ids.ts';
import { readFuzzyDate } from '../ui/read-fuzzy-date.ts';
import type { ConsentAsked } from './consents.ts';

export interface ConsentDraft {
  readonly status: ConsentView['status'] | null;
  readonly recipient: string;
  readonly item: string;
  readonly language: string;
  readonly interpreter: string;
  readonly explainedBy: string;
  readonly expires: string;
  readonly evidenceId: EvidenceId | null;
  readonly note: string;
}

export function useConsentDraft(asked: ConsentAsked) {
  const [draft, setDraft] = useState<ConsentDraft>({
    status: asked.withdraw === true ? 'withdrawn' : null,
    recipient: asked.recipient ?? '',
    item: asked.item ?? '',
    language: asked.person.language,
    interpreter: '',
    explainedBy: '',
    expires: '',
    evidenceId: null,
    note: '',
  });
  const expires = readFuzzyDate(draft.expires);
  const dayUnread = draft.expires.trim() !== '' && expires?.value.length !== 10;
  const { status, expires: _typed, ...rest } = draft;
  const input: CallInput<'consentRecord'> | null =
    status === null || dayUnread
      ? null
      : {
          ...rest,
          status,
          personId: asked.person.id,
          purpose: asked.purpose,
          expiresOn: status === 'given' ? (expires?.value ?? null) : null,
        };
  const set = (part: Partial<ConsentDraft>) => setDraft((before) => ({ ...before, ...part }));
  return { draft, set, dayUnread, input };
}

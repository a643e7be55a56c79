/** @file A consent being recorded: what is typed so far, kept while it is, and the call it becomes. */
import { useState } from 'react';
import type { DraftKey } from '../../src-main/contract/drafts.ts';
import type { CallInput } from '../../src-main/contract/index.ts';
import type { ConsentView } from '../../src-main/core/consent/consent-line.ts';
import { CONSENT_STATUSES } from '../../src-main/core/findings/ledger-codes.ts';
import type { EvidenceId } from '../../src-main/core/ids.ts';
import { type Kept, useKeepWords } from '../bridge/drafts.ts';
import { readDay } from '../ui/read-fuzzy-date.ts';
import type { ConsentAsked } from './consents.ts';

export interface ConsentDraft {
  readonly status: ConsentView['status'] | null;
  readonly recipient: string;
  readonly item: string;
  readonly language: string;
  readonly interpreter: string;
  readonly explainedBy: string;
  readonly privacyNotice: string;
  readonly decidedBy: string;
  readonly cannotDecide: string;
  /** As it is typed; empty for today. */
  readonly decided: string;
  readonly expires: string;
  readonly evidenceId: EvidenceId | null;
  readonly note: string;
  /** Who said that the condition of a yes is met, and the day as it is typed. */
  readonly metBy: string;
  readonly metOn: string;
  /** The day on which the person gave the condition up, as it is typed. */
  readonly droppedOn: string;
  /** Of several conditions, the words of the one that is settled. */
  readonly conditionWords: string;
}

/** One form for each purpose, recipient and item; taking a consent back is another. */
export const consentPlace = ({ person, purpose, recipient, item, withdraw }: ConsentAsked): DraftKey => ({
  kind: 'consent',
  subject: person.id,
  detail: [purpose, recipient ?? '', item ?? '', withdraw === true ? 'withdraw' : ''].join('/'),
});

const emptyDraft = (asked: ConsentAsked): ConsentDraft => ({
  status: asked.withdraw === true ? 'withdrawn' : null,
  recipient: asked.recipient ?? '',
  item: asked.item ?? '',
  language: asked.person.language,
  interpreter: '',
  explainedBy: '',
  privacyNotice: '',
  decidedBy: '',
  cannotDecide: '',
  decided: '',
  expires: '',
  evidenceId: null,
  note: asked.note ?? '',
  metBy: '',
  metOn: '',
  droppedOn: '',
  conditionWords: '',
});

const wordsOf = ({ status, evidenceId, ...texts }: ConsentDraft): Record<keyof ConsentDraft, string> => ({
  ...texts,
  status: status ?? '',
  evidenceId: evidenceId ?? '',
});

function keptDraft(kept: Kept<keyof ConsentDraft> | null, empty: ConsentDraft): ConsentDraft {
  if (kept === null) return empty;
  const { status, evidenceId, ...texts } = kept;
  return {
    ...empty,
    ...texts,
    status: CONSENT_STATUSES.find((one) => one === status) ?? null,
    evidenceId: evidenceId === undefined || evidenceId === '' ? null : (evidenceId as EvidenceId),
  };
}

/** `kept`: what was typed before a lock or a slip of the hand. */
export function useConsentDraft(asked: ConsentAsked, kept: Kept<keyof ConsentDraft> | null) {
  const [draft, setDraft] = useState<ConsentDraft>(() => keptDraft(kept, emptyDraft(asked)));
  const [touched, setTouched] = useState(kept !== null);
  const noLongerKept = useKeepWords(consentPlace(asked), touched ? wordsOf(draft) : null, kept);
  const expires = readDay(draft.expires);
  const decided = readDay(draft.decided);
  const metOn = readDay(draft.metOn);
  const droppedOn = readDay(draft.droppedOn);
  const { status, expires: _expires, decided: _decided, metBy, ...others } = draft;
  const { metOn: _metOn, droppedOn: _droppedOn, ...rest } = others;
  const isMet = status === 'given' && (metBy.trim() !== '' || draft.metOn.trim() !== '');
  const isDropped = status === 'given' && draft.droppedOn.trim() !== '';
  // One of the two: it is met, or it was given up.
  const halfMet =
    (isMet && (metBy.trim() === '' || !metOn)) || (isDropped && !droppedOn) || (isMet && isDropped);
  const inPlace = status === 'best-interests';
  const saysWho = draft.decidedBy.trim() !== '' && draft.cannotDecide.trim() !== '';
  const input: CallInput<'consentRecord'> | null =
    status === null || (inPlace && !saysWho) || expires === undefined || decided === undefined || halfMet
      ? null
      : {
          ...rest,
          ...(inPlace ? {} : { decidedBy: '', cannotDecide: '' }),
          status,
          personId: asked.person.id,
          purpose: asked.purpose,
          conditionMet: isMet && metOn ? { on: metOn, by: metBy } : null,
          conditionDropped: isDropped && droppedOn ? { on: droppedOn } : null,
          conditionWords: status === 'given' ? draft.conditionWords : '',
          decidedOn: decided,
          expiresOn: status === 'given' || inPlace ? expires : null,
        };
  const set = (part: Partial<ConsentDraft>) => {
    setTouched(true);
    setDraft((before) => ({ ...before, ...part }));
  };
  const unread = {
    expires: expires === undefined,
    decided: decided === undefined,
    metOn: metOn === undefined,
    droppedOn: droppedOn === undefined,
    either: isMet && isDropped,
  };
  return { draft, set, unread, input, noLongerKept };
}

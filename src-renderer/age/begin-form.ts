/** @file Beginning a form filled in at a desk: with what was told already, and then straight into it. */
import { useRef, useState } from 'react';
import type { CaseId, PersonId } from '../../src-main/core/ids.ts';
import { call } from '../bridge/client.ts';
import { forget } from '../bridge/queries.ts';
import { useNavigation } from '../ui/routes.tsx';

export interface BeginForm {
  /** What went wrong; null for nothing. */
  readonly failed: unknown;
  readonly clear: () => void;
  /** The form that is being begun, which takes as long as the case is large; null for none. */
  readonly beginning: string | null;
  /** One at a time: a second press is for the one that is being begun. */
  readonly begin: (personId: PersonId, formId: string) => Promise<void>;
}

export function useBeginForm(caseId: CaseId): BeginForm {
  const { go } = useNavigation();
  const [failed, setFailed] = useState<unknown>(null);
  const [beginning, setBeginning] = useState<string | null>(null);
  const isBeginning = useRef(false);
  const begin = async (personId: PersonId, formId: string) => {
    if (isBeginning.current) return;
    isBeginning.current = true;
    setBeginning(formId);
    setFailed(null);
    try {
      const { id } = await call('screeningStart', { caseId, personId, formId });
      await call('screeningCarryOver', { screeningId: id });
      await forget('screeningList', 'screeningOpen', 'caseShow', 'caseList', 'factList');
      go({ at: 'interview', caseId, screeningId: id });
    } catch (thrown) {
      setFailed(thrown);
    } finally {
      isBeginning.current = false;
      setBeginning(null);
    }
  };
  return { failed, clear: () => setFailed(null), beginning, begin };
}

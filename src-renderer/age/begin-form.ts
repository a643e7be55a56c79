/** @file Beginning a form filled in at a desk: with what was told already, and then straight into it. */
import { useState } from 'react';
import type { CaseId, PersonId } from '../../src-main/core/ids.ts';
import { call } from '../bridge/client.ts';
import { forget } from '../bridge/queries.ts';
import { useNavigation } from '../ui/routes.tsx';

export interface BeginForm {
  /** What went wrong; null for nothing. */
  readonly failed: unknown;
  readonly clear: () => void;
  readonly begin: (personId: PersonId, formId: string) => Promise<void>;
}

export function useBeginForm(caseId: CaseId): BeginForm {
  const { go } = useNavigation();
  const [failed, setFailed] = useState<unknown>(null);
  const begin = async (personId: PersonId, formId: string) => {
    setFailed(null);
    try {
      const { id } = await call('screeningStart', { caseId, personId, formId });
      await call('screeningCarryOver', { screeningId: id });
      await forget('screeningList', 'screeningOpen', 'caseShow', 'caseList', 'factList');
      go({ at: 'interview', caseId, screeningId: id });
    } catch (thrown) {
      setFailed(thrown);
    }
  };
  return { failed, clear: () => setFailed(null), begin };
}

/** @file Taking evidence out of lists and bundles: asked once, named, and taken back with Ctrl+Z. */
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { call } from '../../bridge/client.ts';
import { forget } from '../../bridge/queries.ts';
import { useConfirm } from '../../ui/confirm.tsx';
import { useOfferUndo } from '../../ui/undo.tsx';

const TOUCHED = [
  'evidenceList',
  'pictureReach',
  'evidenceRemoved',
  'evidenceCustody',
  'caseShow',
  'caseList',
  'bundleShow',
  'bundlePreflight',
] as const;

/** Throws what the engine throws. */
export async function bringBack(evidenceId: EvidenceId): Promise<void> {
  await call('evidenceRestore', { evidenceId });
  await forget(...TOUCHED);
}

/** Resolves to whether it was removed. Throws what the engine throws. */
export function useRemoveEvidence(): (evidence: EvidenceView) => Promise<boolean> {
  const { t } = useTranslation('evidence');
  const confirm = useConfirm();
  const offerUndo = useOfferUndo();
  return async (evidence) => {
    const goOn = await confirm({
      title: t('remove.title', { title: evidence.title }),
      body: <p>{t('remove.text')}</p>,
      yes: t('remove.yes'),
      destroys: true,
    });
    if (!goOn) return false;
    await call('evidenceRemove', { evidenceId: evidence.id });
    // Offered before the list is read anew: whoever sees it gone can press Ctrl+Z at once.
    offerUndo(t('remove.done', { title: evidence.title }), () => bringBack(evidence.id));
    await forget(...TOUCHED);
    return true;
  };
}

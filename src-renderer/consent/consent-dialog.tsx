/** @file Records what a person decides about one purpose. Each record is a line of its own; earlier ones stay. */
import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../src-main/core/ids.ts';
import { type ConsentAsked, PURPOSES } from './consents.ts';
import { RecordConsent } from './record-consent.tsx';

export function ConsentDialog({
  caseId,
  asked,
  onClose,
}: {
  readonly caseId: CaseId;
  readonly asked: ConsentAsked | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('consent');
  const title = PURPOSES.find((one) => one.id === asked?.purpose)?.title ?? '';
  return (
    <Modal
      opened={asked !== null}
      onClose={onClose}
      title={asked?.withdraw === true ? t('withdrawTitle', { title }) : title}
      size="xl"
    >
      {asked === null ? null : <RecordConsent caseId={caseId} asked={asked} onClose={onClose} />}
    </Modal>
  );
}

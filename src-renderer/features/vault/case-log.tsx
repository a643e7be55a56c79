/** @file The log of one case. */
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { AuditLog } from './audit-log.tsx';

export default function CaseLog({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('audit');
  return (
    <>
      <p className="measure">{t('aboutCase')}</p>
      <AuditLog caseId={caseId} />
    </>
  );
}

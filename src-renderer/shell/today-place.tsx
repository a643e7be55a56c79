/** @file Today, with the files that are not in yet: they are the evidence feature's, which Today does not know. */
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../src-main/core/ids.ts';
import { useRead } from '../bridge/queries.ts';
import { useIntake } from '../features/evidence/intake.ts';
import type { IntakeItem } from '../features/evidence/intake-queue.ts';
import TodayPage from '../features/today/today-page.tsx';
import { TodayRow } from '../features/today/today-row.tsx';
import { BackupNotice } from '../features/vault/backup-notice.tsx';
import { RecoveryNotice } from '../features/vault/recovery-notice.tsx';
import { failureWords } from '../ui/failure-words.ts';
import { useSession } from './session.tsx';

export default function TodayPlace() {
  const { status } = useSession();
  const open = useIntake().filter((item) => item.state !== 'added');
  const cases = [...new Set(open.map((item) => item.caseId))];
  const waiting = cases.map((caseId) => (
    <WaitingFiles key={caseId} caseId={caseId} items={open.filter((item) => item.caseId === caseId)} />
  ));
  return (
    <TodayPage
      actor={status.actor ?? ''}
      waiting={waiting.length === 0 ? null : waiting}
      notices={
        <>
          <RecoveryNotice />
          <BackupNotice />
        </>
      }
    />
  );
}

/** The files of one case: each that was refused with its reason, those still on their way in one row. */
function WaitingFiles({ caseId, items }: { readonly caseId: CaseId; readonly items: readonly IntakeItem[] }) {
  const { t } = useTranslation('today');
  const { data } = useRead('caseShow', { caseId });
  if (data === undefined) return null;
  const row = {
    to: { at: 'case', caseId, tab: 'evidence' } as const,
    place: { caseReference: data.reference, caseTitle: data.title },
    action: t('evidence.see'),
  };
  const going = items.filter((item) => item.state !== 'refused').length;
  return (
    <>
      {items.map((item) =>
        item.failure === null ? null : (
          <TodayRow
            key={item.id}
            {...row}
            id={item.id}
            title={<bdi>{item.file.name}</bdi>}
            facts={[failureWords({ subject: item.file.name, ...item.failure }).what]}
            when={t('evidence.notIn')}
            needsYou
          />
        ),
      )}
      {going === 0 ? null : (
        <TodayRow
          {...row}
          id={`going ${caseId}`}
          title={t('evidence.going', { count: going })}
          facts={[]}
          when=""
        />
      )}
    </>
  );
}

/** @file The evidence of a case: add, find, look, check. */
import { Button, Group } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import { NAMED_TYPES } from '../../../src-main/core/evidence/media-types.ts';
import { app } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, type Work, workValue } from '../../bridge/jobs.ts';
import { useRead } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useFocusWhenLost } from '../../ui/focus-when-lost.ts';
import { Icon } from '../../ui/icons.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './evidence.module.css';
import { EvidenceList } from './evidence-list.tsx';
import { takeInPicked } from './index-found.ts';
import { IndexOffer } from './index-offer.tsx';
import { intake } from './intake.ts';
import { IntakePanel } from './intake-panel.tsx';
import { ReadByMachine } from './read-by-machine.tsx';
import { RemovedEvidence } from './removed-evidence.tsx';

/** Whether every piece is still, byte for byte, what was received. */
function CheckResult({ work, onRetry }: { readonly work: Work; readonly onRetry: () => void }) {
  const { t } = useTranslation(['evidence', 'common']);
  const value = workValue(work, 'evidenceVerify');
  const broken = value?.checks.filter((one) => !one.intact) ?? [];
  return (
    <div className={classes.intake}>
      <WorkPanel work={work} onRetry={onRetry}>
        {value === null ? null : (
          <NotePanel
            tone={value.intact ? 'done' : 'needs-you'}
            role="status"
            title={
              value.intact
                ? t('evidence:check.intact', { count: value.checks.length })
                : t('evidence:check.broken', { count: broken.length })
            }
            actions={
              <Button variant="default" onClick={() => dismissWork(work.id)}>
                {t('common:action.dismiss')}
              </Button>
            }
          >
            {value.intact ? (
              <p>{t('evidence:check.intactText')}</p>
            ) : (
              <ul className={classes.plain}>
                {broken.map((one) => (
                  <li key={one.id}>
                    {one.title}: {t(one.custodyIntact ? 'evidence:check.bytes' : 'evidence:check.custody')}
                  </li>
                ))}
              </ul>
            )}
          </NotePanel>
        )}
      </WorkPanel>
    </div>
  );
}

export default function EvidenceTab({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('evidence');
  const { data, error, refetch } = useRead('evidenceList', { caseId: view.id });
  const [pickError, setPickError] = useState<unknown>(null);
  const [hasNothing, setHasNothing] = useState(false);
  const checking = useWork(`check:${view.id}`);
  // The first file takes the empty place away, and the button in it.
  const adding = useRef<HTMLButtonElement>(null);
  useFocusWhenLost(String(data?.evidence.length === 0), () => adding.current);
  const add = async () => {
    setPickError(null);
    try {
      intake.add(view.id, await app.pickFiles('evidence'));
    } catch (thrown) {
      setPickError(thrown);
    }
  };
  const addFolder = async () => {
    setPickError(null);
    setHasNothing(false);
    try {
      const folder = await app.pickSource();
      if (folder !== null) setHasNothing(!(await takeInPicked(view.id, [folder])));
    } catch (thrown) {
      setPickError(thrown);
    }
  };
  const check = () =>
    void startWork({
      name: 'evidenceVerify',
      input: { caseId: view.id },
      key: `check:${view.id}`,
      title: t('check.title', { case: view.title }),
      home: { at: 'case', caseId: view.id, tab: 'evidence' },
    });
  const addButton = (
    <Changing>
      <Button ref={adding} leftSection={<Icon name="plus" size={18} />} onClick={() => void add()}>
        {t('add')}
      </Button>
    </Changing>
  );
  const folderButton = (
    <Changing>
      <Button variant="default" onClick={() => void addFolder()}>
        {t('addFolder')}
      </Button>
    </Changing>
  );
  return (
    <div className={classes.tab}>
      {error === null ? null : <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {pickError === null ? null : <ErrorPanel error={pickError} onDismiss={() => setPickError(null)} />}
      {hasNothing ? <NotePanel role="status" title={t('drop.nothing')} /> : null}
      <IndexOffer caseId={view.id} />
      <IntakePanel caseId={view.id} />
      {checking === undefined ? null : <CheckResult work={checking} onRetry={check} />}
      <Changing>
        <ReadByMachine caseId={view.id} title={view.title} />
      </Changing>
      {data === undefined ? null : data.evidence.length === 0 ? (
        <EmptyState
          icon="evidence"
          title={t('empty.title')}
          begins
          action={
            <Group gap="sm">
              {addButton}
              {folderButton}
            </Group>
          }
        >
          <p>{t('empty.text')}</p>
          <p>{t('empty.drop')}</p>
          <p>{t('empty.kinds', { kinds: NAMED_TYPES })}</p>
        </EmptyState>
      ) : (
        <EvidenceList
          evidence={data.evidence}
          caseId={view.id}
          actions={
            <>
              <Button variant="default" onClick={check} disabled={checking?.state === 'running'}>
                {t('check.open')}
              </Button>
              {folderButton}
              {addButton}
            </>
          }
        />
      )}
      <RemovedEvidence caseId={view.id} />
    </div>
  );
}

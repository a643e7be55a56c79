/** @file Saving a sheet that is made to be printed, once the consents it leaves under were looked at. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { NO_DECISION, type TypedDecision } from '../../../src-main/core/consent/override.ts';
import { app } from '../../bridge/client.ts';
import { dismissWork, startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { forget } from '../../bridge/queries.ts';
import { ConsentStop, isConsentStop } from '../../consent/consent-stop.tsx';
import { ReleaseStop, useReleased } from '../../privilege/release-stop.tsx';
import sheet from '../../questions/record.module.css';
import { SavedPdf } from './saved-pdf.tsx';

export function WorksheetExport(props: {
  readonly view: ScreeningView;
  /** A word from `exports` in resources/consent/purposes.json. */
  readonly kind: string;
  /** What is being typed has to be in the vault first. */
  readonly flush?: () => Promise<void>;
}) {
  const { t } = useTranslation('worksheets');
  const { view } = props;
  const key = `sheet:${view.id}`;
  const work = useWork(key);
  const [recipient, setRecipient] = useState('');
  const [error, setError] = useState<unknown>(null);
  const released = useReleased();
  const write = async (decision: TypedDecision) => {
    setError(null);
    try {
      await props.flush?.();
      const folder = await app.pickFolder();
      if (folder === null) return;
      await startWork({
        name: 'worksheetExport',
        input: {
          ...{ screeningId: view.id, folder: folder.handle, recipient, ...decision },
          released: released.current,
        },
        key,
        title: view.formTitle,
        home: { at: 'interview', caseId: view.caseId, screeningId: view.id },
        folder,
      });
      await forget('consentReleases');
    } catch (thrown) {
      setError(thrown);
    }
  };
  const again = (decision = NO_DECISION) => {
    if (work !== undefined) dismissWork(work.id);
    void write(decision);
  };
  return (
    <section className={sheet.checkSection} data-sheet-export>
      <h2 className={sheet.group}>{t('print.title')}</h2>
      <p className={sheet.about}>{t('print.about')}</p>
      <SavedPdf
        {...{ recipient, work, error }}
        words="print"
        onRecipient={setRecipient}
        fileName={workValue(work, 'worksheetExport')?.fileName}
        onSave={() => again()}
      />
      <ReleaseStop failure={work?.failure} released={released} onGoOn={() => again()} />
      {isConsentStop(work?.failure) ? (
        <ConsentStop
          caseId={view.caseId}
          kind={props.kind}
          failure={work.failure}
          what={view.formTitle}
          onRetry={() => again()}
          onGoOn={again}
        />
      ) : null}
    </section>
  );
}

/** @file Saving a sheet that is made to be printed, once the consents it leaves under were looked at. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { ConsentStop, isConsentStop } from '../../consent/consent-stop.tsx';
import { useWriteOut } from '../../consent/use-write-out.ts';
import { ReleaseStop } from '../../privilege/release-stop.tsx';
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
  const [recipient, setRecipient] = useState('');
  const { work, done, error, released, again, save, print } = useWriteOut({
    name: 'worksheetExport',
    input: (folder, decided) => ({ screeningId: view.id, folder, recipient, ...decided }),
    toPrinter: (decided) => ({ screeningId: view.id, folder: null, recipient, ...decided }),
    key: `sheet:${view.id}`,
    title: view.formTitle,
    home: { at: 'interview', caseId: view.caseId, screeningId: view.id },
    about: recipient,
    touches: [],
    before: props.flush,
  });
  return (
    <section className={sheet.checkSection} data-sheet-export>
      <h2 className={sheet.group}>{t('print.title')}</h2>
      <p className={sheet.about}>{t('print.about')}</p>
      <SavedPdf
        recipient={recipient}
        work={work}
        error={error}
        words="print"
        onRecipient={setRecipient}
        fileName={done?.fileName}
        onSave={save}
        onPrint={print}
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

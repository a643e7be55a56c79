/** @file Of an exhibit that was made here: from which record, and whether something was said since. */
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { useNavigation } from '../../ui/routes.tsx';

export function MadeFromRecord({ evidence }: { readonly evidence: EvidenceView }) {
  const { t } = useTranslation('evidence');
  const { go } = useNavigation();
  const { caseId, madeFrom } = evidence;
  if (madeFrom === null) return null;
  const { formTitle, formVersion, recordSeq, newerSince, screeningId } = madeFrom;
  return (
    <NotePanel
      tone={newerSince ? 'needs-you' : 'quiet'}
      title={t(newerSince ? 'madeFrom.newer' : 'madeFrom.title')}
    >
      <p>{t('madeFrom.text', { form: formTitle, version: formVersion, entry: recordSeq })}</p>
      {newerSince ? <p>{t('madeFrom.newerText')}</p> : null}
      <p>
        <Anchor component="button" type="button" onClick={() => go({ at: 'interview', caseId, screeningId })}>
          {t('madeFrom.open')}
        </Anchor>
      </p>
    </NotePanel>
  );
}

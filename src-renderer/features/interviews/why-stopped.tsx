/** @file Why a record is not gone on with, and what is done instead. */
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src-main/contract/cases.ts';
import type { WhyNotFor } from '../../../src-main/core/forms/offered.ts';
import { ChildsRoute } from '../../age/childs-route.tsx';
import classes from '../../questions/record.module.css';
import { NotePanel } from '../../ui/note-panel.tsx';

export function WhyStopped({ person, why }: { readonly person: PersonView; readonly why: WhyNotFor }) {
  const { t } = useTranslation('interview');
  const role = why === 'for-other-roles';
  return (
    <div className={classes.dialog}>
      <NotePanel tone="needs-you" title={t(role ? 'stopped.role' : 'stopped.child')} role="status">
        <p>{t('stopped.stands')}</p>
      </NotePanel>
      {role ? null : <ChildsRoute person={person} />}
    </div>
  );
}

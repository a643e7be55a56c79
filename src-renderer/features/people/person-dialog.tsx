/** @file Add or change a person. What is typed is kept while the form is open: a lock or a crash loses none of it. */
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src-main/contract/cases.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import classes from './people.module.css';
import { PersonForm } from './person-form.tsx';

export function PersonDialog(props: {
  readonly caseId: CaseId;
  readonly open: PersonView | 'new' | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('people');
  const person = props.open === 'new' ? null : props.open;
  const [typed, setTyped] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const close = () => {
    setTyped(false);
    setLeaving(false);
    props.onClose();
  };
  // A slip of the hand on Escape, or a click beside the dialog, throws nothing away: it asks.
  const leave = () => (typed ? setLeaving(true) : close());
  return (
    <Modal
      opened={props.open !== null}
      onClose={leave}
      title={person === null ? t('addTitle') : t('changeTitle')}
      size="lg"
    >
      <PersonForm
        caseId={props.caseId}
        person={person}
        onClose={close}
        onLeave={leave}
        onTyped={() => setTyped(true)}
        leaving={(leaveOut) =>
          leaving ? (
            <Leaving
              onStay={() => setLeaving(false)}
              onLeave={() => {
                leaveOut();
                close();
              }}
            />
          ) : null
        }
      />
    </Modal>
  );
}

/** Asked in the dialog itself, so that what was typed stays in sight. The keyboard begins on the way back. */
function Leaving(props: { readonly onStay: () => void; readonly onLeave: () => void }) {
  const { t } = useTranslation('people');
  const stay = () => {
    props.onStay();
    document.getElementById('person-name')?.focus();
  };
  return (
    <NotePanel tone="needs-you" title={t('leaving.title')} role="status">
      <p>{t('leaving.text')}</p>
      <div className={classes.actions}>
        <Button autoFocus variant="default" onClick={stay}>
          {t('leaving.stay')}
        </Button>
        <Button variant="default" onClick={props.onLeave}>
          {t('leaving.leave')}
        </Button>
      </div>
    </NotePanel>
  );
}

/** @file Marking something privileged with one press, and lifting the mark by name with a reason. */

import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../src-main/contract/index.ts';
import { useWrite } from '../bridge/queries.ts';
import { Changing } from '../ui/changing.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { NotePanel } from '../ui/note-panel.tsx';
import classes from './privilege.module.css';

/** Whatever shows a mark, or what may be offered or put into a bundle. */
const TOUCHES = [
  ...(['evidenceList', 'evidenceRemoved', 'screeningList', 'screeningShow', 'screeningQuotable'] as const),
  ...(['factList', 'bundleShow', 'notificationShow'] as const),
];

type Of = CallInput<'privilegeMark'>['of'];

interface Props {
  readonly of: Of;
  readonly marked: boolean;
  readonly title: string;
  /** In a list: the button alone. */
  readonly brief?: true;
}

/** A button; where the mark stands, what it means as well. */
export function PrivilegedMark({ of, marked, title, brief }: Props) {
  const { t } = useTranslation('privilege');
  const mark = useWrite('privilegeMark', TOUCHES);
  const [lifting, setLifting] = useState(false);
  const lift = (
    <Changing>
      <Button
        variant="default"
        size="compact-md"
        aria-label={t('liftOf', { title })}
        onClick={() => setLifting(true)}
      >
        {t('lift')}
      </Button>
    </Changing>
  );
  return (
    <div data-privileged={marked}>
      {marked && brief === undefined ? (
        <NotePanel role="note" title={t('stands')} actions={lift}>
          <p>{t(of.kind)}</p>
        </NotePanel>
      ) : marked ? (
        lift
      ) : (
        <Changing>
          <Button
            variant="default"
            size="compact-md"
            disabled={mark.isPending}
            aria-label={t('markOf', { title })}
            onClick={() => mark.mutate({ of })}
          >
            {t('mark')}
          </Button>
        </Changing>
      )}
      {mark.error === null ? null : <ErrorPanel error={mark.error} />}
      <Modal
        opened={lifting}
        onClose={() => setLifting(false)}
        title={t('lifting.title', { title })}
        size="lg"
      >
        <Lifting of={of} onDone={() => setLifting(false)} />
      </Modal>
    </div>
  );
}

function Lifting({ of, onDone }: { readonly of: Of; readonly onDone: () => void }) {
  const { t } = useTranslation(['privilege', 'common']);
  const lift = useWrite('privilegeLift', TOUCHES);
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    lift.mutate({ of, by, reason }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <p>{t('privilege:lifting.text')}</p>
      <TextInput
        data-autofocus
        label={t('privilege:lifting.by')}
        description={t('privilege:lifting.byHint')}
        maxLength={200}
        value={by}
        onChange={(event) => setBy(event.currentTarget.value)}
      />
      <TextInput
        label={t('privilege:lifting.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {lift.error === null ? null : <ErrorPanel error={lift.error} />}
      <div className={classes.actions}>
        <Button variant="default" onClick={onDone}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" disabled={lift.isPending || by.trim() === '' || reason.trim() === ''}>
          {t('privilege:lifting.submit')}
        </Button>
      </div>
    </form>
  );
}

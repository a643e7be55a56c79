/** @file Changes what stands on the cover. */
import { Button, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftOfHead, HeadFields, headOfDraft } from './bundle-head-fields.tsx';
import classes from './bundles.module.css';
import type { BundleHead } from './use-arrangement.ts';

export function ChangeHead(props: {
  readonly head: BundleHead;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onChange: (head: BundleHead) => void;
}) {
  const { t } = useTranslation('bundles');
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('changeHeadTitle')} size="lg">
      <ChangeHeadForm {...props} />
    </Modal>
  );
}

function ChangeHeadForm(props: {
  readonly head: BundleHead;
  readonly onClose: () => void;
  readonly onChange: (head: BundleHead) => void;
}) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOfHead(props.head));
  const [said, setSaid] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const head = headOfDraft(draft);
    setSaid(head === null);
    if (head === null) return;
    props.onChange(head);
    props.onClose();
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <HeadFields draft={draft} onChange={setDraft} said={said} />
      <div className={classes.actions}>
        <Button variant="default" onClick={props.onClose}>
          {t('action.cancel')}
        </Button>
        <Button type="submit">{t('action.save')}</Button>
      </div>
    </form>
  );
}

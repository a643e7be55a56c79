/** @file Opens a dated later account on a signed record; the signed one stays as it is underneath. */
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { HELD_NOW, HeldFields } from '../../questions/held-fields.tsx';
import classes from '../../questions/record.module.css';
import { useConfirm } from '../../ui/confirm.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { type Spoken, SpokenFields, withoutInterpreter } from './spoken-in.tsx';

export function AddLayer(props: {
  readonly view: ScreeningView;
  /** Whether somebody is talked with: a sheet is written at a desk. */
  readonly isInterview: boolean;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onOpened: (layer: number) => void;
}) {
  const { t } = useTranslation(['interview', 'common']);
  const add = useWrite('screeningAddLayer', ['screeningShow', 'screeningList']);
  const [held, setHeld] = useState(HELD_NOW);
  const [missed, setMissed] = useState(false);
  const [reason, setReason] = useState('');
  const [right, setRight] = useState('');
  // How the talk before it was held says nothing of this one.
  const [spoken, setSpoken] = useState<Spoken>({ language: '', interpreter: '' });
  const { view, isInterview, opened } = props;
  const offers = useRead('formOffers', { personId: view.personId }, { enabled: opened && isInterview });
  const ask = useConfirm();
  const { t: tInterview } = useTranslation(['interview']);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { heldOn, takenBy } = held;
    if (heldOn === undefined) {
      setMissed(true);
      return;
    }
    const isTalk = isInterview && right === '' && heldOn === null && spoken.interpreter.trim() === '';
    if (isTalk && offers.data?.wantsInterpreter === true && !(await ask(withoutInterpreter(tInterview))))
      return;
    add.mutate(
      {
        screeningId: props.view.id,
        reason,
        heldOn,
        takenBy,
        // Nobody talks where something is only put right.
        ...(right === '' ? spoken : { language: '', interpreter: '' }),
        putsRight: right === '' ? null : Number(right),
      },
      { onSuccess: (view) => props.onOpened(view.layers.at(-1)?.layer ?? 0) },
    );
  };
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('interview:layer.title')} size="lg">
      <form onSubmit={(event) => void submit(event)} className={classes.dialog}>
        <p>{t('interview:layer.text')}</p>
        <TextInput
          data-autofocus
          label={t('interview:layer.reason')}
          description={t('interview:layer.reasonHint')}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('interview:layer.right')}
          description={t('interview:layer.rightHint')}
          value={right}
          data={[
            { value: '', label: t('interview:layer.rightNone') },
            { value: '0', label: t('interview:layer.rightFirst') },
            ...props.view.layers.map(({ layer }) => ({
              value: String(layer),
              label: t('interview:layer.rightLater', { number: layer }),
            })),
          ]}
          onChange={(event) => setRight(event.currentTarget.value)}
        />
        {right === '' ? <SpokenFields spoken={spoken} onChange={setSpoken} /> : null}
        <HeldFields held={held} onChange={setHeld} asked={missed} />
        {add.error === null ? null : <ErrorPanel error={add.error} />}
        <div className={classes.dialogActions}>
          <Button variant="default" onClick={props.onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" disabled={add.isPending || offers.isLoading}>
            {t('interview:layer.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

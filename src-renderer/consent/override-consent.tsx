/**
 * @file Where consent does not stand: somebody may decide on another ground, with a reason. Ground, reason and name stay
 * in the log and the office's record.
 */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import groundsFile from '../../resources/consent/grounds.json' with { type: 'json' };
import type { LawfulGround, TypedDecision } from '../../src-main/core/consent/override.ts';
import { useConfirm } from '../ui/confirm.tsx';
import classes from './override-consent.module.css';

const GROUNDS: readonly LawfulGround[] = [...groundsFile.grounds, groundsFile.recipient] as LawfulGround[];
const CHOICES = GROUNDS.map(({ id, title }) => ({
  value: id,
  label: title.charAt(0).toUpperCase() + title.slice(1),
}));

export function OverrideConsent({
  what,
  onGoOn,
}: {
  /** What leaves the vault: it is named in the question. */
  readonly what: string;
  readonly onGoOn: (decision: TypedDecision) => void;
}) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const [ground, setGround] = useState('');
  const [reason, setReason] = useState('');
  const [by, setBy] = useState('');
  const chosen = GROUNDS.find((one) => one.id === ground);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const goOn = await confirm({
      title: t('override.title', { what }),
      body: <p>{t('override.text')}</p>,
      yes: t('override.submit'),
    });
    if (goOn) onGoOn({ overrideReason: reason.trim(), overrideBy: by.trim(), overrideGround: ground });
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={classes.form}>
      <NativeSelect
        label={t('override.ground')}
        description={
          chosen === undefined
            ? t('override.groundHint')
            : t('override.groundLaw', { law: chosen.law, source: t(`override.sure.${chosen.certainty}`) })
        }
        data={[{ value: '', label: t('override.groundNone') }, ...CHOICES]}
        value={ground}
        onChange={(event) => setGround(event.currentTarget.value)}
      />
      <TextInput
        label={t('override.reason')}
        description={[chosen?.write, t('override.reasonHint')].filter(Boolean).join(' ')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label={t('override.by')}
        description={t('override.byHint')}
        maxLength={200}
        value={by}
        onChange={(event) => setBy(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" variant="default" disabled={reason.trim() === '' || ground === ''}>
          {t('override.submit')}
        </Button>
      </div>
    </form>
  );
}

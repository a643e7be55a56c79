/**
 * @file Where consent does not stand, or a question about whoever gets it holds it: somebody may decide, with a reason. Ground,
 * reason and name stay in the log and the office's record.
 */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import groundsFile from '../../resources/consent/grounds.json' with { type: 'json' };
import type { LawfulGround, TypedDecision } from '../../src-main/core/consent/override.ts';
import { useConfirm } from '../ui/confirm.tsx';
import classes from './override-consent.module.css';

const GROUNDS = groundsFile.grounds as readonly LawfulGround[];
const OF_A_QUESTION = groundsFile.recipient as LawfulGround;
const CHOICES = GROUNDS.map(({ id, title }) => ({
  value: id,
  label: title.charAt(0).toUpperCase() + title.slice(1),
}));

export function OverrideConsent({
  what,
  isQuestion,
  onGoOn,
}: {
  /** What leaves the vault: it is named in the question. */
  readonly what: string;
  /** Whether a question about whoever gets it is all that holds it: no ground in law is chosen then. */
  readonly isQuestion: boolean;
  readonly onGoOn: (decision: TypedDecision) => void;
}) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const [reason, setReason] = useState('');
  const [by, setBy] = useState('');
  const [named, setNamed] = useState('');
  const chosen = isQuestion ? OF_A_QUESTION : GROUNDS.find((one) => one.id === named);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (chosen === undefined) return;
    const goOn = await confirm({
      title: t(isQuestion ? 'override.letGo' : 'override.title', { what }),
      body: <p>{t(isQuestion ? 'override.letGoText' : 'override.text')}</p>,
      yes: t('override.submit'),
    });
    const decided = { overrideReason: reason.trim(), overrideBy: by.trim() };
    if (goOn) onGoOn({ ...decided, overrideGround: chosen.id });
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={classes.form}>
      {isQuestion ? null : (
        <NativeSelect
          label={t('override.ground')}
          description={
            chosen === undefined
              ? t('override.groundHint')
              : t('override.groundLaw', { law: chosen.law, source: t(`override.sure.${chosen.certainty}`) })
          }
          data={[{ value: '', label: t('override.groundNone') }, ...CHOICES]}
          value={named}
          onChange={(event) => setNamed(event.currentTarget.value)}
        />
      )}
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
        <Button type="submit" variant="default" disabled={reason.trim() === '' || chosen === undefined}>
          {t('override.submit')}
        </Button>
      </div>
    </form>
  );
}

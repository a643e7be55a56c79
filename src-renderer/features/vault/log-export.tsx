/** @file The log written out as it is narrowed down on the screen: for the office's own file, or for somebody else. */
import { Button, Modal, NativeSelect, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../src-main/contract/index.ts';
import { LOG_FORMATS } from '../../../src-main/contract/vault.ts';
import type { TypedDecision } from '../../../src-main/core/consent/override.ts';
import { purposesFor } from '../../../src-main/core/consent/purposes.ts';
import type { CaseId, FileHandle } from '../../../src-main/core/ids.ts';
import { dismissWork } from '../../bridge/jobs.ts';
import { ConsentStop, isConsentStop } from '../../consent/consent-stop.tsx';
import { PURPOSES } from '../../consent/consents.ts';
import { useWriteOut } from '../../consent/use-write-out.ts';
import { WrittenOut } from '../../consent/written-out.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './audit.module.css';
import type { LogFilter } from './log-filters.tsx';

const CHOICES = purposesFor(PURPOSES, 'evidence-export').map(({ id, title }) => ({
  value: id,
  label: title,
}));

export function LogExport({
  scope,
  opened,
  onClose,
}: {
  readonly scope: LogFilter & { readonly caseId?: CaseId };
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['audit', 'common']);
  const { caseId } = scope;
  const [format, setFormat] = useState<(typeof LOG_FORMATS)[number]>('pdf');
  const [isOwn, setIsOwn] = useState(true);
  const [recipient, setRecipient] = useState('');
  const [forPurpose, setForPurpose] = useState(CHOICES[0]?.value ?? '');
  const input = (
    folder: FileHandle | null,
    { overrideReason, overrideBy, overrideGround }: TypedDecision,
  ): CallInput<'auditExport'> => ({
    ...scope,
    folder,
    format,
    own: isOwn,
    overrideReason,
    overrideBy,
    overrideGround,
    ...(isOwn ? {} : { recipient, forPurpose }),
  });
  const { work, done, error, again, save, print } = useWriteOut({
    name: 'auditExport',
    input: (folder, decided) => input(folder, decided),
    toPrinter: (decided) => input(null, decided),
    key: `log:${caseId ?? ''}`,
    title: t('audit:export.title'),
    home: caseId === undefined ? { at: 'vault', tab: 'log' } : { at: 'case', caseId, tab: 'log' },
    touches: ['auditList'],
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  const close = () => {
    if (work !== undefined && work.state !== 'running') dismissWork(work.id);
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={t('audit:export.title')} size="lg">
      <form onSubmit={submit} className={classes.export}>
        {error === null ? null : <ErrorPanel error={error} />}
        {work === undefined ? (
          <>
            <p>{t('audit:export.text')}</p>
            <p className="quiet">{t('audit:export.privileged')}</p>
            <NativeSelect
              data-autofocus
              label={t('audit:export.format')}
              data={LOG_FORMATS.filter((one) => isOwn || one !== 'proof').map((one) => ({
                value: one,
                label: t(`audit:export.formats.${one}`),
              }))}
              value={format}
              onChange={(event) => {
                const chosen = event.currentTarget.value;
                setFormat(LOG_FORMATS.find((one) => one === chosen) ?? 'pdf');
              }}
            />
            {caseId === undefined ? null : (
              <Radio.Group
                label={t('audit:export.for')}
                size="md"
                value={isOwn ? 'own' : 'other'}
                onChange={(value) => {
                  setIsOwn(value === 'own');
                  if (value !== 'own' && format === 'proof') setFormat('pdf');
                }}
              >
                <div className={classes.ways}>
                  <Radio
                    size="md"
                    value="own"
                    label={t('audit:export.own')}
                    description={t('audit:export.ownHint')}
                  />
                  <Radio
                    size="md"
                    value="other"
                    label={t('audit:export.other')}
                    description={t('audit:export.otherHint')}
                  />
                </div>
              </Radio.Group>
            )}
            {isOwn ? null : (
              <>
                <NativeSelect
                  label={t('audit:export.purpose')}
                  data={CHOICES}
                  value={forPurpose}
                  onChange={(event) => setForPurpose(event.currentTarget.value)}
                />
                <TextInput
                  label={t('audit:export.recipient')}
                  description={t('audit:export.recipientHint')}
                  maxLength={500}
                  value={recipient}
                  onChange={(event) => setRecipient(event.currentTarget.value)}
                />
              </>
            )}
          </>
        ) : (
          <WorkPanel work={work}>
            <WrittenOut
              work={work}
              title={t('audit:export.done', { name: done?.fileName ?? '' })}
              text={t('audit:export.where', { folder: work.folder?.name ?? '', count: done?.entries ?? 0 })}
            />
          </WorkPanel>
        )}
        <div className={classes.exportActions}>
          <Button variant="default" onClick={close}>
            {t(done === null ? 'common:action.cancel' : 'common:action.close')}
          </Button>
          {done === null ? (
            <>
              <Button variant="default" disabled={work?.state === 'running'} onClick={print}>
                {t('common:printed.action')}
              </Button>
              <Button type="submit" disabled={work?.state === 'running'}>
                {t('audit:export.submit')}
              </Button>
            </>
          ) : null}
        </div>
      </form>
      {caseId !== undefined && isConsentStop(work?.failure) ? (
        <ConsentStop
          caseId={caseId}
          kind="evidence-export"
          purpose={forPurpose}
          failure={work.failure}
          what={t('audit:export.title')}
          onRetry={() => again()}
          onGoOn={again}
        />
      ) : null}
    </Modal>
  );
}

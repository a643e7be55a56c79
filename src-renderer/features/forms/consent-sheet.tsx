/** @file The consent sheet to go through and sign, and the privacy notice, as blank pages to print. */
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NOTICE_FIELDS, type NoticeFields } from '../../../src-main/contract/record-paper.ts';
import { NATIONS, type Nation } from '../../../src-main/core/dates/working-days.ts';
import { app } from '../../bridge/client.ts';
import { startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { useRead, useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './forms.module.css';

const KEY = 'consent-sheet';

interface Paper {
  readonly paper: 'consent' | 'notice';
  readonly nation?: Nation;
  readonly byHand?: boolean;
}

export function ConsentSheet() {
  const { t } = useTranslation(['forms', 'dates']);
  const work = useWork(KEY);
  const [error, setError] = useState<unknown>(null);
  const [nation, setNation] = useState<Nation>('england-wales');
  const running = work?.state === 'running';
  const write = async (paper: Paper) => {
    setError(null);
    try {
      const folder = await app.pickFolder();
      if (folder === null) return;
      await startWork({
        name: 'consentPaper',
        input: { folder: folder.handle, ...paper },
        key: KEY,
        folder,
        title: t('consentSheet.title'),
        home: { at: 'vault', tab: 'forms' },
      });
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <section className={classes.finding}>
      <h2 className={classes.title}>{t('consentSheet.title')}</h2>
      <p className={classes.about}>{t('consentSheet.about')}</p>
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
      {work === undefined ? null : (
        <WorkPanel work={work}>
          <NotePanel
            tone="done"
            role="status"
            title={t('paper.done', { name: workValue(work, 'consentPaper')?.fileName ?? '' })}
          >
            <p>{t('paper.where', { folder: work.folder?.name ?? '' })}</p>
          </NotePanel>
        </WorkPanel>
      )}
      <NativeSelect
        label={t('consentSheet.nation')}
        maw="20rem"
        value={nation}
        onChange={(event) =>
          setNation(NATIONS.find((one) => one === event.currentTarget.value) ?? 'england-wales')
        }
        data={NATIONS.map((one) => ({ value: one, label: t(`dates:nation.${one}`) }))}
      />
      <div>
        <Button variant="default" disabled={running} onClick={() => void write({ paper: 'consent', nation })}>
          {t('consentSheet.submit')}
        </Button>
      </div>
      <PrivacyNotice running={running} onWrite={(byHand) => void write({ paper: 'notice', byHand })} />
    </section>
  );
}

/** Its head is about the office and asked for here once; it says nothing of any case. */
function PrivacyNotice({
  running,
  onWrite,
}: {
  readonly running: boolean;
  readonly onWrite: (byHand: boolean) => void;
}) {
  const { t } = useTranslation('forms');
  const { data, error } = useRead('noticeShow', {});
  const [typed, setTyped] = useState<Partial<NoticeFields>>({});
  const [byHand, setByHand] = useState(false);
  const set = useWrite('noticeSet', ['noticeShow', 'auditList']);
  if (error !== null) return <ErrorPanel error={error} />;
  if (data === undefined) return null;
  const fields = { ...data, ...typed };
  const isWhole = NOTICE_FIELDS.every((field) => fields[field].trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate(fields, { onSuccess: () => onWrite(!isWhole) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <h2 className={classes.title}>{t('notice.title')}</h2>
      <p className={classes.about}>{t('notice.about')}</p>
      {NOTICE_FIELDS.map((field) => (
        <TextInput
          key={field}
          label={t(`notice.${field}`)}
          maw="36rem"
          maxLength={200}
          value={fields[field]}
          onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
        />
      ))}
      {isWhole ? null : (
        <Checkbox
          label={t('notice.byHand')}
          mt="sm"
          checked={byHand}
          onChange={(event) => setByHand(event.currentTarget.checked)}
        />
      )}
      {set.error === null ? null : <ErrorPanel error={set.error} onDismiss={() => set.reset()} />}
      <Button
        type="submit"
        variant="default"
        mt="sm"
        disabled={running || set.isPending || !(isWhole || byHand)}
      >
        {t('notice.submit')}
      </Button>
    </form>
  );
}

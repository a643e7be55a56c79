/** @file A record saved as PDF: who will hold it, and the consent it leaves under; a referral sheet has only its own. */
import { Button, Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningSummary } from '../../../src-main/contract/interviews.ts';
import { purposesFor } from '../../../src-main/core/consent/purposes.ts';
import type { FailureData } from '../../../src-main/core/errors/errors.ts';
import { dismissWork } from '../../bridge/jobs.ts';
import { ConsentStop, isConsentStop } from '../../consent/consent-stop.tsx';
import { PURPOSES, recordLeavesAs } from '../../consent/consents.ts';
import { useWriteOut } from '../../consent/use-write-out.ts';
import { WrittenOut } from '../../consent/written-out.tsx';
import { ReleaseStop } from '../../privilege/release-stop.tsx';
import { landOn } from '../../questions/landing.ts';
import classes from '../../questions/record.module.css';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import { useNavigation } from '../../ui/routes.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';

/**
 * A wish seems to name whoever is to get the record: what was held back is shown, and somebody says that
 * they read it.
 */
const NAMES_READER = new Set<string>(['recipient-not-to-know', 'pack-recipient-in-plan']);

interface Props {
  readonly failure: FailureData | null | undefined;
  /** To an answer that tells what the wish keeps back: there it can be read, and its words decided about. */
  readonly onAnswer: (question: string) => void;
  readonly onGoOn: () => void;
}

/** Nothing unless `failure` is of this kind; what the wish says stands with the failure. */
function WishStop({ failure, onAnswer, onGoOn }: Props) {
  const { t } = useTranslation('interview');
  const found = failure?.found ?? [];
  const answers = found.flatMap((one) =>
    one.code === 'paper-says-not-told' && one.item !== undefined
      ? [{ item: one.item, title: one.params.title }]
      : [],
  );
  const isWish = found.some(({ code }) => NAMES_READER.has(code));
  if (failure?.code !== 'not-ready' || (!isWish && answers.length === 0)) return null;
  return (
    <div className={classes.dialogActions}>
      {answers.map(({ item, title }) => (
        <Button key={item} variant="default" onClick={() => onAnswer(item)}>
          {t('paper.toAnswer', { title })}
        </Button>
      ))}
      <Button variant="default" onClick={onGoOn}>
        {t('paper.wishRead')}
      </Button>
    </div>
  );
}

export function SaveRecord({
  record,
  opened,
  onClose,
}: {
  readonly record: ScreeningSummary;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['interview', 'common']);
  const { go } = useNavigation();
  const leaves = recordLeavesAs(record.formId);
  const choices = purposesFor(PURPOSES, leaves.export).map(({ id, title }) => ({ value: id, label: title }));
  const [recipient, setRecipient] = useState(leaves.recipient);
  const [forPurpose, setForPurpose] = useState(choices[0]?.value ?? '');
  const [own, setOwn] = useState(false);
  const wishesSeen = useRef(false);
  const chosen = () => ({
    screeningId: record.id,
    own,
    wishesSeen: wishesSeen.current,
    // The own file has no holder, and goes for nothing.
    ...(own ? { forPurpose: '', recipient: '' } : { forPurpose, recipient }),
  });
  const { work, done, error, released, again, save, print } = useWriteOut({
    name: 'recordExport',
    input: (folder, decided) => ({ ...chosen(), folder, ...decided }),
    toPrinter: (decided) => ({ ...chosen(), folder: null, ...decided }),
    key: `record:${record.id}`,
    title: record.formTitle,
    home: { at: 'interview', caseId: record.caseId, screeningId: record.id },
    touches: [],
    // The yes was for whom the wish was read about, and for that one try.
    onBegin: () => {
      wishesSeen.current = false;
    },
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
    <Modal opened={opened} onClose={close} title={t('interview:paper.title')} size="lg">
      <form onSubmit={submit} className={classes.dialog}>
        {error === null ? null : <ErrorPanel error={error} />}
        {work === undefined ? (
          <>
            <p>{t(record.status === 'draft' ? 'interview:paper.draft' : 'interview:paper.text')}</p>
            <Checkbox
              label={t('interview:paper.own')}
              description={t('interview:paper.ownHint')}
              checked={own}
              onChange={(event) => setOwn(event.currentTarget.checked)}
            />
            {own ? null : choices.length > 1 ? (
              <NativeSelect
                data-autofocus
                label={t('interview:paper.for')}
                description={t('interview:paper.forHint')}
                data={choices}
                value={forPurpose}
                onChange={(event) => setForPurpose(event.currentTarget.value)}
              />
            ) : (
              <p>{t('interview:paper.forOne', { purpose: choices[0]?.label ?? '' })}</p>
            )}
            {own ? null : (
              <TextInput
                label={t('interview:paper.recipient')}
                description={t('interview:paper.recipientHint')}
                {...(choices.length > 1 ? {} : { 'data-autofocus': true })}
                maxLength={500}
                value={recipient}
                onChange={(event) => setRecipient(event.currentTarget.value)}
              />
            )}
          </>
        ) : (
          <WorkPanel work={work}>
            <WrittenOut
              work={work}
              title={t('interview:paper.done', { name: done?.fileName ?? '' })}
              text={t('interview:paper.where', { folder: work.folder?.name ?? '' })}
            />
            {done === null || done.wishes.length === 0 ? null : (
              <>
                <p>{t('interview:paper.wishes')}</p>
                <ul>
                  {done.wishes.map((one) => (
                    <li key={sayFinding(one)}>{sayFinding(one)}</li>
                  ))}
                </ul>
              </>
            )}
          </WorkPanel>
        )}
        <div className={classes.dialogActions}>
          <Button variant="default" onClick={close}>
            {t(done === null ? 'common:action.cancel' : 'common:action.close')}
          </Button>
          {done === null ? (
            <>
              <Button variant="default" disabled={work?.state === 'running'} onClick={print}>
                {t('common:printed.action')}
              </Button>
              <Button type="submit" disabled={work?.state === 'running'}>
                {t('interview:paper.submit')}
              </Button>
            </>
          ) : null}
        </div>
      </form>
      <WishStop
        failure={work?.failure}
        onAnswer={(question) => {
          close();
          landOn({ question });
          go({ at: 'interview', caseId: record.caseId, screeningId: record.id });
        }}
        onGoOn={() => {
          wishesSeen.current = true;
          again();
        }}
      />
      <ReleaseStop failure={work?.failure} released={released} onGoOn={() => again()} />
      {isConsentStop(work?.failure) ? (
        <ConsentStop
          caseId={record.caseId}
          kind={leaves.export}
          purpose={forPurpose}
          failure={work.failure}
          what={record.formTitle}
          onRetry={() => again()}
          onGoOn={again}
        />
      ) : null}
    </Modal>
  );
}

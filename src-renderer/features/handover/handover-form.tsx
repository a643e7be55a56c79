/** @file For whom a case is written out, what it opens with, and which part of it goes. All but a passphrase is kept meanwhile. */
import { Button, Checkbox, NativeSelect, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import type { CallInput } from '../../../src-main/contract/index.ts';
import { purposesFor } from '../../../src-main/core/consent/purposes.ts';
import { KEPT_PARTS, type KeptPart } from '../../../src-main/core/handover/kept-data.ts';
import type { EvidenceId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { app } from '../../bridge/client.ts';
import { type KeptForm, useFormDraft, useWrittenOut } from '../../bridge/form-draft.ts';
import { useRead } from '../../bridge/queries.ts';
import { ConsentStop, isConsentStop } from '../../consent/consent-stop.tsx';
import { PURPOSES } from '../../consent/consents.ts';
import { useWriteOut } from '../../consent/use-write-out.ts';
import { ReleaseStop } from '../../privilege/release-stop.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { PassphraseInput } from '../../ui/passphrase-input.tsx';
import { formatBytes } from '../../ui/sizes.ts';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './handover.module.css';
import { InFile } from './in-file.tsx';
import { LeftOut } from './left-out.tsx';
import { WithheldThere } from './withheld-there.tsx';

/** Which part of a case goes: all of it, until somebody takes something out. */
interface Part {
  readonly people?: PersonId[];
  readonly records?: ScreeningId[];
  readonly exhibits?: EvidenceId[];
  /** What stays behind as a whole. */
  readonly without?: KeptPart[];
}
interface Named<Id> {
  readonly id: Id;
  readonly title: string;
}

function PartChoice(props: {
  readonly view: CaseView;
  readonly part: Part;
  readonly onPart: (part: Part) => void;
}) {
  const { t } = useTranslation('handover');
  const { view, part, onPart } = props;
  const records = useRead('screeningList', { caseId: view.id }).data?.screenings ?? [];
  const exhibits = useRead('evidenceList', { caseId: view.id }).data?.evidence ?? [];
  return (
    <details className={classes.more}>
      <summary>{t('make.part')}</summary>
      <div className={classes.choices}>
        <Some
          label={t('make.people')}
          all={view.people.map(({ id, name }) => ({ id, title: name }))}
          chosen={part.people}
          onChosen={(people) => onPart({ ...part, people })}
        />
        <Some
          label={t('make.records')}
          all={records
            .filter(({ privileged }) => !privileged)
            .map(({ id, formTitle, startedAt }) => ({
              id,
              title: `${formTitle}, ${startedAt.slice(0, 10)}`,
            }))}
          chosen={part.records}
          onChosen={(some) => onPart({ ...part, records: some })}
        />
        <Some
          label={t('make.exhibits')}
          all={exhibits
            .filter(({ privileged }) => !privileged)
            .map(({ id, exhibitRef, title }) => ({
              id,
              title: [exhibitRef, title].filter(Boolean).join(' '),
            }))}
          chosen={part.exhibits}
          onChosen={(some) => onPart({ ...part, exhibits: some })}
        />
        <Some
          label={t('make.kept')}
          all={KEPT_PARTS.map((id) => ({ id, title: t(`make.keptPart.${id}`) }))}
          chosen={KEPT_PARTS.filter((id) => !(part.without ?? []).includes(id))}
          onChosen={(some) => onPart({ ...part, without: KEPT_PARTS.filter((id) => !some.includes(id)) })}
        />
      </div>
    </details>
  );
}

function Some<Id extends string>(props: {
  readonly label: string;
  readonly all: readonly Named<Id>[];
  /** All where nothing was taken out. */
  readonly chosen: readonly Id[] | undefined;
  readonly onChosen: (chosen: Id[]) => void;
}) {
  const { label, all, chosen, onChosen } = props;
  const goes = new Set<Id>(chosen ?? all.map(({ id }) => id));
  if (all.length === 0) return null;
  return (
    <Checkbox.Group
      label={label}
      value={[...goes]}
      onChange={(next) => onChosen(all.map(({ id }) => id).filter((id) => next.includes(id)))}
    >
      <div className={classes.choices}>
        {all.map(({ id, title }) => (
          <Checkbox key={id} value={id} label={title} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

// Whose key a case is made for, with the digits that are compared over the telephone before it goes.

/** As many as a key has. */
const LETTERS = 62;

interface Props {
  readonly value: string;
  readonly onKey: (key: string) => void;
}

function KeyField({ value, onKey }: Props) {
  const { t } = useTranslation('handover');
  const { data } = useRead('handoverDigits', { key: value }, { enabled: value.length >= LETTERS });
  const isWrong = value.length >= LETTERS && data?.digits === null;
  return (
    <div>
      <TextInput
        label={t('make.key')}
        description={t('make.keyHint')}
        maxLength={200}
        value={value}
        error={isWrong ? t('make.notKey') : undefined}
        onChange={(event) => onKey(event.currentTarget.value.trim())}
      />
      <p role="status" className={data?.digits == null ? undefined : classes.digits}>
        {data?.digits == null ? null : (
          <>
            {t('make.digits')}
            <br />
            <strong className="figures" data-digits>
              {data.digits}
            </strong>
          </>
        )}
      </p>
    </div>
  );
}

const KIND = 'case-handover';

export const handoverPlace = ({ id }: CaseView) => ({ kind: 'handover', subject: id }) as const;

interface HandoverDraft {
  readonly recipient: string;
  readonly organisation: string;
  readonly forPurpose: string;
  readonly opens: 'key' | 'passphrase';
  /** Theirs, which is no secret. */
  readonly key: string;
  readonly part: Part;
}
const EMPTY: HandoverDraft = {
  recipient: '',
  organisation: '',
  forPurpose: 'support-services',
  opens: 'key',
  key: '',
  part: {},
};

export function HandoverForm({ view, kept }: { readonly view: CaseView; readonly kept: KeptForm | null }) {
  const { t } = useTranslation(['handover', 'common', 'unlock']);
  const purposes = purposesFor(PURPOSES, KIND);
  const { draft, set, noLongerKept, onForm } = useFormDraft(handoverPlace(view), kept, () => EMPTY);
  const { recipient, organisation, forPurpose, opens, key, part } = draft;
  const [passphrase, setPassphrase] = useState('');
  const chosen = { caseId: view.id, recipient, forPurpose, ...part };
  const to: CallInput<'handoverMake'>['to'] = opens === 'key' ? { key } : { passphrase };
  const { work, done, error, setError, released, again, save } = useWriteOut({
    name: 'handoverMake',
    input: (folder, decided) => ({ ...chosen, organisation, to, folder, ...decided }),
    key: `handover:${view.id}`,
    title: t('handover:make.title'),
    home: { at: 'case', caseId: view.id, tab: 'sharing' },
    about: JSON.stringify({ ...chosen, organisation, opens, key }),
    touches: ['handoverList', 'evidenceCustody', 'auditList'],
  });
  useWrittenOut(work?.state === 'done' ? work.id : null, noLongerKept);
  const isReady = recipient.trim() !== '' && (opens === 'key' ? key : passphrase).trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && work?.state !== 'running') save();
  };
  return (
    <div className={classes.form} data-handover-form>
      <form {...onForm} onSubmit={submit} noValidate className={classes.form}>
        <TextInput
          label={t('handover:make.recipient')}
          description={t('handover:make.recipientHint')}
          maxLength={500}
          value={recipient}
          onChange={(event) => set({ recipient: event.currentTarget.value })}
        />
        <TextInput
          label={t('handover:make.organisation')}
          maxLength={500}
          value={organisation}
          onChange={(event) => set({ organisation: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('handover:make.purpose')}
          value={forPurpose}
          onChange={(event) => set({ forPurpose: event.currentTarget.value })}
          data={purposes.map(({ id: value, title: label }) => ({ value, label }))}
        />
        <Radio.Group
          label={t('handover:make.opens')}
          value={opens}
          onChange={(next) => {
            set({ opens: next as typeof opens });
            setPassphrase('');
          }}
        >
          <div className={classes.choices}>
            <Radio value="key" label={t('handover:make.withKey')} />
            <Radio value="passphrase" label={t('handover:make.withPassphrase')} />
          </div>
        </Radio.Group>
        {opens === 'key' ? (
          <KeyField value={key} onKey={(next) => set({ key: next })} />
        ) : (
          <PassphraseInput
            label={t('handover:make.passphrase')}
            description={t('handover:make.passphraseHint')}
            autoComplete="off"
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('unlock:show') }}
          />
        )}
        <PartChoice view={view} part={part} onPart={(next) => set({ part: next })} />
        {isReady ? <Goes chosen={chosen} /> : null}
        {error === null ? null : <ErrorPanel error={error} />}
        <div>
          <Button type="submit" disabled={!isReady || work?.state === 'running'}>
            {t('handover:make.go')}
          </Button>
        </div>
      </form>
      {work === undefined ? null : (
        <WorkPanel work={work} place="handover">
          {done === null ? null : (
            <NotePanel
              tone="done"
              role="status"
              title={t('handover:make.done', { name: done.fileName, size: formatBytes(done.bytes) })}
              actions={
                <Button
                  onClick={() => void app.showResult(work.folder?.handle ?? ('' as never)).catch(setError)}
                >
                  {t('common:action.showInFolder')}
                </Button>
              }
            >
              <p>{t('handover:make.where', { folder: work.folder?.name ?? '' })}</p>
              <p>{t('handover:make.next')}</p>
            </NotePanel>
          )}
        </WorkPanel>
      )}
      <ReleaseStop failure={work?.failure} released={released} onGoOn={() => again()} />
      {isConsentStop(work?.failure) ? (
        <ConsentStop
          caseId={view.id}
          kind={KIND}
          purpose={forPurpose}
          failure={work.failure}
          what={t('handover:make.what')}
          onRetry={() => again()}
          onGoOn={again}
        />
      ) : null}
    </div>
  );
}

function Goes({ chosen }: { readonly chosen: CallInput<'handoverPreview'> }) {
  const { t } = useTranslation('handover');
  const { data, error } = useRead('handoverPreview', chosen, { keepPrevious: true });
  if (error !== null) return <ErrorPanel error={error} place="handover" />;
  if (data === undefined) return null;
  return (
    <div>
      <InFile contents={data.contents} />
      <LeftOut left={data.leftOut} />
      <WithheldThere title={t('make.withheld')} withheld={data.withheld} />
    </div>
  );
}

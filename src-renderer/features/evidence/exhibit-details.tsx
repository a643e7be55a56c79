/** @file What is known about a piece of evidence; what a person may set, and what the file itself says. */

import { Autocomplete, Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { type FuzzyDate, formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import { type KeptForm, useBegun, useFormDraft } from '../../bridge/form-draft.ts';
import { useWrite } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayNote } from '../../ui/finding-words.ts';
import { FuzzyDateField } from '../../ui/fuzzy-date-field.tsx';
import { formatBytes } from '../../ui/sizes.ts';
import classes from './exhibit.module.css';
import { isKnownKind, isKnownStep } from './file-words.ts';

/** What the file itself says: name, kind, size, hash, and how the copy for bundles was made. */
function FileFacts({ evidence }: { readonly evidence: EvidenceView }) {
  const { t } = useTranslation('evidence');
  const kind = isKnownKind(evidence.mediaType) ? t(`kind.${evidence.mediaType}`) : evidence.mediaType;
  const steps = evidence.workingSteps.map((step) => (isKnownStep(step) ? t(`step.${step}`) : step));
  const facts = [
    [t('file.name'), evidence.originalName],
    [
      t('file.kind'),
      `${kind}, ${formatBytes(evidence.byteSize)}, ${t('pages', { count: evidence.pageCount })}`,
    ],
    [
      t('file.received'),
      t('file.receivedBy', { when: formatMoment(evidence.receivedAt), name: evidence.receivedBy }),
    ],
    [t('file.copy'), steps.join('\n')],
    [t('file.notes'), evidence.notes.map(sayNote).join('\n')],
  ].filter(([, value]) => value !== '');
  return (
    <>
      <h2 className={classes.sideTitle}>{t('file.title')}</h2>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="words figures">{value}</dd>
          </div>
        ))}
        <div>
          <dt>SHA-256</dt>
          <dd className={`${classes.hash} figures`}>{evidence.sha256}</dd>
        </div>
      </dl>
    </>
  );
}

export function ExhibitDetails({
  evidence,
  sections,
}: {
  readonly evidence: EvidenceView;
  readonly sections: readonly string[];
}) {
  const { t } = useTranslation(['evidence', 'common']);
  const { open, kept, setOpen } = useBegun(placeOf(evidence));
  if (open)
    return <EditDetails evidence={evidence} sections={sections} kept={kept} onDone={() => setOpen(false)} />;
  const facts = [
    [t('evidence:field.title'), evidence.title],
    [t('evidence:field.exhibitRef'), evidence.exhibitRef],
    [t('evidence:field.date'), evidence.documentDate === null ? '' : formatFuzzyDate(evidence.documentDate)],
    [t('evidence:field.section'), evidence.section],
    [t('evidence:field.receivedFrom'), evidence.receivedFrom],
  ] as const;
  return (
    <section>
      <div className={classes.sideHead}>
        <h2 className={classes.sideTitle}>{t('evidence:details')}</h2>
        <Changing>
          <Button variant="default" size="compact-md" onClick={() => setOpen(true)}>
            {t('common:action.change')}
          </Button>
        </Changing>
      </div>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value === '' ? <span className="quiet">{t('common:notSaid')}</span> : value}</dd>
          </div>
        ))}
      </dl>
      <FileFacts evidence={evidence} />
    </section>
  );
}

interface ExhibitDraft extends Pick<EvidenceView, 'title' | 'exhibitRef' | 'section' | 'receivedFrom'> {
  /** undefined: what is typed cannot be read yet. */
  readonly date: FuzzyDate | null | undefined;
}

const placeOf = ({ id }: EvidenceView) => ({ kind: 'exhibit', subject: id }) as const;

function EditDetails({
  evidence,
  sections,
  kept,
  onDone,
}: {
  readonly kept: KeptForm | null;
  readonly evidence: EvidenceView;
  readonly sections: readonly string[];
  readonly onDone: () => void;
}) {
  const { t } = useTranslation(['evidence', 'common']);
  const update = useWrite('evidenceUpdate', ['evidenceList', 'bundleShow', 'bundlePreflight', 'caseList']);
  const { title, exhibitRef, section, receivedFrom } = evidence;
  const begin = (): ExhibitDraft => ({
    title,
    exhibitRef,
    section,
    receivedFrom,
    date: evidence.documentDate,
  });
  const { draft, set, noLongerKept, onForm } = useFormDraft(placeOf(evidence), kept, begin);
  const close = () => {
    noLongerKept();
    onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { date: documentDate, ...rest } = draft;
    if (documentDate === undefined || draft.title.trim() === '') return;
    update.mutate({ evidenceId: evidence.id, ...rest, documentDate }, { onSuccess: close });
  };
  return (
    <form {...onForm} onSubmit={submit} className={classes.form}>
      <h2 className={classes.sideTitle}>{t('evidence:details')}</h2>
      <TextInput
        autoFocus
        label={t('evidence:field.title')}
        description={t('evidence:field.titleHint')}
        maxLength={500}
        dir="auto"
        value={draft.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
        error={draft.title.trim() === '' ? t('evidence:field.titleMissing') : undefined}
      />
      <TextInput
        label={t('evidence:field.exhibitRef')}
        description={t('evidence:field.exhibitRefHint')}
        maxLength={500}
        value={draft.exhibitRef}
        onChange={(event) => set({ exhibitRef: event.currentTarget.value })}
      />
      <FuzzyDateField
        label={t('evidence:field.date')}
        value={draft.date ?? null}
        onChange={(date) => set({ date })}
      />
      <Autocomplete
        size="md"
        label={t('evidence:field.section')}
        description={t('evidence:field.sectionHint')}
        maxLength={500}
        data={[...sections]}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        value={draft.section}
        onChange={(value) => set({ section: value })}
      />
      <TextInput
        label={t('evidence:field.receivedFrom')}
        maxLength={500}
        value={draft.receivedFrom}
        onChange={(event) => set({ receivedFrom: event.currentTarget.value })}
      />
      {update.error === null ? null : <ErrorPanel error={update.error} />}
      <div className={classes.actions}>
        <Button variant="default" onClick={close}>
          {t('common:action.cancel')}
        </Button>
        <Button
          type="submit"
          disabled={update.isPending || draft.date === undefined || draft.title.trim() === ''}
        >
          {t('common:action.save')}
        </Button>
      </div>
    </form>
  );
}

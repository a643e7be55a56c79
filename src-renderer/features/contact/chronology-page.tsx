/** @file The chronology of a case: what of it is shown, its entries with where each is from, and ways to use it. */

import { Anchor, Button, Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../src-main/contract/index.ts';
import type { ChronologyRow } from '../../../src-main/core/chronology/chronology.ts';
import {
  CHRONOLOGY_KINDS,
  type ChronologyKind,
  type ChronologyPlace,
} from '../../../src-main/core/chronology/entry.ts';
import { purposesFor } from '../../../src-main/core/consent/purposes.ts';
import { formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { CaseId, EvidenceId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { dismissWork, startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { forget, useRead } from '../../bridge/queries.ts';
import { ConsentStop, isConsentStop } from '../../consent/consent-stop.tsx';
import { PURPOSES } from '../../consent/consents.ts';
import { useWriteOut } from '../../consent/use-write-out.ts';
import { ReleaseStop } from '../../privilege/release-stop.tsx';
import { type Landing, landOn } from '../../questions/landing.ts';
import { Changing } from '../../ui/changing.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { type Route, useNavigation } from '../../ui/routes.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import classes from './contact.module.css';

// The chronology saved as PDF: who will hold it, and what it is given out for.

/** As what it leaves, in resources/consent/purposes.json. */
const LEAVES_AS = 'evidence-export';

function SaveChronology(props: {
  readonly chosen: CallInput<'chronologyList'>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['contact', 'common']);
  const { chosen, onClose } = props;
  const caseId = chosen.caseId as CaseId;
  const choices = purposesFor(PURPOSES, LEAVES_AS).map(({ id, title }) => ({ value: id, label: title }));
  const [recipient, setRecipient] = useState('');
  const [forPurpose, setForPurpose] = useState(choices[0]?.value ?? '');
  const { work, done, error, released, again, save } = useWriteOut({
    name: 'chronologyExport',
    input: (folder, decided) => ({
      ...chosen,
      folder,
      forPurpose,
      recipient,
      ...decided,
    }),
    key: `chronology:${caseId}`,
    title: t('contact:chronology.title'),
    home: { at: 'chronology', caseId },
    touches: [],
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
    <Modal opened onClose={close} title={t('contact:chronology.saveTitle')} size="lg">
      <form onSubmit={submit} className={classes.form}>
        {error === null ? null : <ErrorPanel error={error} />}
        {work === undefined ? (
          <>
            <NativeSelect
              data-autofocus
              label={t('contact:chronology.for')}
              data={choices}
              value={forPurpose}
              onChange={(event) => setForPurpose(event.currentTarget.value)}
            />
            <TextInput
              label={t('contact:chronology.recipient')}
              description={t('contact:chronology.recipientHint')}
              maxLength={500}
              value={recipient}
              onChange={(event) => setRecipient(event.currentTarget.value)}
            />
          </>
        ) : (
          <WorkPanel work={work}>
            <NotePanel
              tone="done"
              role="status"
              title={t('contact:chronology.done', { name: done?.fileName ?? '' })}
            >
              <p>{t('contact:chronology.where', { folder: work.folder?.name ?? '' })}</p>
            </NotePanel>
          </WorkPanel>
        )}
        <div className={classes.actions}>
          <Button variant="default" onClick={close}>
            {t(done === null ? 'common:action.cancel' : 'common:action.close')}
          </Button>
          {done === null ? (
            <Button type="submit" disabled={work?.state === 'running'}>
              {t('contact:chronology.print')}
            </Button>
          ) : null}
        </div>
      </form>
      <ReleaseStop failure={work?.failure} released={released} onGoOn={() => again()} />
      {isConsentStop(work?.failure) ? (
        <ConsentStop
          caseId={caseId}
          kind={LEAVES_AS}
          purpose={forPurpose}
          failure={work.failure}
          what={t('contact:chronology.title')}
          onRetry={() => again()}
          onGoOn={again}
        />
      ) : null}
    </Modal>
  );
}

/** Entries in order: when, what, and from where, one step away. */
function ChronologyTable(props: { readonly caseId: CaseId; readonly rows: readonly ChronologyRow[] }) {
  const { t } = useTranslation('contact');
  const { go } = useNavigation();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('chronology.when')}</th>
          <th scope="col">{t('chronology.what')}</th>
          <th scope="col">{t('chronology.from')}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={JSON.stringify([row.on, row.what, row.person, row.sources])} data-entry={row.kind}>
            <td className="figures">{whenOf(row)}</td>
            <td>
              <p dir="auto">{sayFinding(row.what)}</p>
              {row.person === '' ? null : (
                <p className="quiet">
                  <bdi>{row.person}</bdi>
                </p>
              )}
              {row.toldOtherwise ? <p className="quiet">{t('chronology.toldOtherwise')}</p> : null}
              {row.orderOpen ? <p className="quiet">{t('chronology.orderOpen')}</p> : null}
            </td>
            <td>
              <ul className={classes.sources}>
                {row.sources.map(({ place, said }) => (
                  <li key={JSON.stringify({ place, said })}>
                    <Anchor
                      component="button"
                      type="button"
                      className={classes.source ?? ''}
                      onClick={() => {
                        const there = landingOf(place);
                        if (there !== null) landOn(there);
                        go(placeOf(props.caseId, place));
                      }}
                    >
                      {sayFinding(said)}
                    </Anchor>
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function whenOf({ on, until, time }: ChronologyRow): string {
  const first = [formatFuzzyDate(on), time].filter(Boolean).join(', ');
  return until === null ? first : `${first} – ${formatFuzzyDate(until)}`;
}

function placeOf(caseId: CaseId, place: ChronologyPlace): Route {
  switch (place.at) {
    case 'record':
      return { at: 'interview', caseId, screeningId: place.id as ScreeningId };
    case 'exhibit':
      return { at: 'exhibit', caseId, evidenceId: place.id as EvidenceId };
    case 'person':
      return { at: 'case', caseId, tab: 'people' };
    case 'case':
      return { at: 'case', caseId, tab: 'overview' };
    default:
      return { at: 'case', caseId, tab: 'contact' };
  }
}

/** The very card or question there; null where the page itself is it. */
function landingOf(place: ChronologyPlace): Landing | null {
  switch (place.at) {
    case 'record':
      return place.question === '' ? null : { question: place.question };
    case 'contact':
      return { thing: place.id, person: place.personId as PersonId };
    case 'support':
      return { thing: `${place.kind} ${place.subject}`, person: place.id as PersonId };
    case 'event':
    case 'person':
      return { thing: place.id };
    default:
      return null;
  }
}

export default function ChronologyPage({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('contact');
  const { go } = useNavigation();
  const [kinds, setKinds] = useState<readonly ChronologyKind[]>(CHRONOLOGY_KINDS);
  const [personId, setPersonId] = useState<PersonId | null>(null);
  const [leaveOut, setLeaveOut] = useState(true);
  const [saving, setSaving] = useState(false);
  const chosen: CallInput<'chronologyList'> = {
    caseId,
    personId,
    leaveOutPrivileged: leaveOut,
    kinds: kinds.length === CHRONOLOGY_KINDS.length ? [] : [...kinds],
  };
  const { data, error } = useRead('chronologyList', chosen, { keepPrevious: true });
  const view = useRead('caseShow', { caseId });
  const rows = kinds.length === 0 ? [] : (data?.rows ?? []);
  const people = view.data?.people ?? [];
  return (
    <Page
      title={t('chronology.title')}
      about={
        <>
          <Anchor component="button" type="button" onClick={() => go({ at: 'case', caseId, tab: 'contact' })}>
            {t('chronology.back')}
          </Anchor>
          <span aria-hidden="true"> · </span>
          <span className="figures">{view.data?.reference}</span>
        </>
      }
      actions={
        rows.length === 0 ? undefined : (
          <Changing>
            <MakeExhibit chosen={chosen} />
            <Button onClick={() => setSaving(true)}>{t('chronology.print')}</Button>
          </Changing>
        )
      }
    >
      <p className="quiet measure">{t('chronology.about')}</p>
      {error === null ? null : <ErrorPanel error={error} />}
      <MadeExhibit caseId={caseId} />
      <Checkbox.Group
        label={t('chronology.show')}
        className={classes.shown ?? ''}
        value={[...kinds]}
        onChange={(picked) => setKinds(CHRONOLOGY_KINDS.filter((one) => picked.includes(one)))}
      >
        <div className={classes.choices}>
          {CHRONOLOGY_KINDS.map((kind) => (
            <Checkbox key={kind} size="md" value={kind} label={t(`chronology.kind.${kind}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <div className={classes.choices}>
        <Checkbox
          size="md"
          label={t('chronology.privileged')}
          checked={leaveOut}
          onChange={(event) => setLeaveOut(event.currentTarget.checked)}
        />
      </div>
      {people.length < 2 ? null : (
        <NativeSelect
          label={t('chronology.whose')}
          maw="24rem"
          mb="md"
          value={personId ?? ''}
          onChange={({ currentTarget: { value } }) => setPersonId(value === '' ? null : (value as PersonId))}
          data={[
            { value: '', label: t('chronology.everybody') },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <p role="status" className="quiet">
        {data === undefined ? '' : t('chronology.count', { count: rows.length })}
        {(data?.leftOut ?? 0) > 0 ? ` ${t('chronology.leftOut', { count: data?.leftOut ?? 0 })}` : ''}
      </p>
      {data === undefined ? null : rows.length === 0 ? (
        <p className="quiet">{t('chronology.none')}</p>
      ) : (
        <ChronologyTable caseId={caseId} rows={rows} />
      )}
      {saving ? <SaveChronology chosen={chosen} onClose={() => setSaving(false)} /> : null}
    </Page>
  );
}

const keyOf = (caseId: string): string => `chronology-exhibit:${caseId}`;

function MakeExhibit({ chosen }: { readonly chosen: CallInput<'chronologyList'> }) {
  const { t } = useTranslation('contact');
  const key = keyOf(chosen.caseId);
  const work = useWork(key);
  const make = async () => {
    const home = { at: 'chronology', caseId: chosen.caseId };
    await startWork({ name: 'chronologyExhibit', input: chosen, key, title: t('chronology.title'), home });
    await forget('evidenceList', 'caseShow', 'caseList');
  };
  return (
    <Button variant="default" disabled={work?.state === 'running'} onClick={() => void make()}>
      {t('chronology.exhibit')}
    </Button>
  );
}

function MadeExhibit({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation('contact');
  const { go } = useNavigation();
  const work = useWork(keyOf(caseId));
  const made = workValue(work, 'chronologyExhibit');
  if (work === undefined) return null;
  return (
    <WorkPanel work={work}>
      {made === null ? null : (
        <NotePanel tone="done" role="status" title={t('chronology.made', { title: made.title })}>
          <Anchor
            component="button"
            type="button"
            onClick={() => go({ at: 'exhibit', caseId, evidenceId: made.id })}
          >
            {t('chronology.openExhibit')}
          </Anchor>
        </NotePanel>
      )}
    </WorkPanel>
  );
}

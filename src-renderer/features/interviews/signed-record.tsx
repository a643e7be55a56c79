/** @file A signed record: what was said in each account, side by side, and the way to add a later one. */

import { Anchor, Box, Button } from '@mantine/core';
import { type ComponentType, type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src-main/contract/cases.ts';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { formText } from '../../../src-main/core/forms/form-format.ts';
import type { WhyNotFor } from '../../../src-main/core/forms/offered.ts';
import { startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { forget } from '../../bridge/queries.ts';
import { PrivilegedMark } from '../../privilege/privileged-mark.tsx';
import { AlteredRecord } from '../../questions/altered-record.tsx';
import { Annotations } from '../../questions/annotations.tsx';
import { caseTabOf } from '../../questions/case-tab.ts';
import { questionsByName, readForm } from '../../questions/form.ts';
import { NoteDialog } from '../../questions/note-dialog.tsx';
import classes from '../../questions/record.module.css';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';
import { AccountsTable } from './accounts-table.tsx';
import { AddLayer } from './add-layer.tsx';
import { InterviewSession } from './interview-session.tsx';
import { SaveRecord } from './save-record.tsx';
import { WhyStopped } from './why-stopped.tsx';

/** One step from a signed record to an exhibit of its case, and where it lies then. */
const keyOf = (view: ScreeningView) => `exhibit-of:${view.id}`;

function MakeExhibit({ view }: { readonly view: ScreeningView }) {
  const { t } = useTranslation('interview');
  const work = useWork(keyOf(view));
  const make = async () => {
    await startWork({
      name: 'recordExhibit',
      input: { screeningId: view.id },
      key: keyOf(view),
      title: view.formTitle,
      home: { at: 'interview', caseId: view.caseId, screeningId: view.id },
    });
    await forget('evidenceList', 'caseShow', 'caseList', 'bundlePreflight');
  };
  return (
    <Button variant="default" disabled={work?.state === 'running'} onClick={() => void make()}>
      {t('paper.exhibit')}
    </Button>
  );
}

/** What became of it. */
function MadeExhibit({ view }: { readonly view: ScreeningView }) {
  const { t } = useTranslation('interview');
  const { go } = useNavigation();
  const work = useWork(keyOf(view));
  const made = workValue(work, 'recordExhibit');
  if (work === undefined) return null;
  return (
    <div className={classes.made}>
      <WorkPanel work={work}>
        {made === null ? null : (
          <NotePanel tone="done" role="status" title={t('paper.made', { title: made.title })}>
            <p>
              <Anchor
                component="button"
                type="button"
                onClick={() => go({ at: 'exhibit', caseId: made.caseId, evidenceId: made.id })}
              >
                {t('paper.open')}
              </Anchor>
            </p>
          </NotePanel>
        )}
      </WorkPanel>
    </div>
  );
}

export function SignedRecord({
  view,
  person,
  why,
  reading,
  Copy,
}: {
  readonly view: ScreeningView;
  readonly person: PersonView;
  /** Why nothing is added to it; null where a later account can be. */
  readonly why: WhyNotFor | null;
  /** What the answers say read together, for a form that has a rule. */
  readonly reading: ReactNode;
  /** How it is typed into the form it prepares; null where it prepares none. */
  readonly Copy: ComponentType<{ view: ScreeningView; onBack: () => void }> | null;
}) {
  const { t } = useTranslation('interview');
  const { go } = useNavigation();
  const form = useMemo(() => readForm(view.definition), [view.definition]);
  const [adding, setAdding] = useState(false);
  const [layer, setLayer] = useState<number | null>(null);
  const [noting, setNoting] = useState(false);
  const [readingBack, setReadingBack] = useState(false);
  const [copying, setCopying] = useState(false);
  const [saving, setSaving] = useState(false);
  if (copying && Copy !== null) return <Copy view={view} onBack={() => setCopying(false)} />;
  if (layer !== null && why === null) {
    const done = async () => {
      await forget('screeningShow', 'screeningList', 'factList', 'evidenceList', 'bundlePreflight');
      setLayer(null);
    };
    return (
      <InterviewSession view={view} person={person.name} layer={layer} onLayerDone={() => void done()} />
    );
  }
  const newest = view.layers.at(-1);
  const titles = questionsByName(form);
  return (
    <Page
      title={view.formTitle}
      about={
        <>
          <Anchor
            component="button"
            type="button"
            onClick={() => go({ at: 'case', caseId: view.caseId, tab: caseTabOf(form) })}
          >
            {t('backToCase')}
          </Anchor>
          <span aria-hidden="true"> · </span>
          <bdi>{person.name}</bdi>
        </>
      }
      actions={
        <Changing>
          {Copy === null ? null : (
            <Button variant="default" onClick={() => setCopying(true)}>
              {t('signed.copy')}
            </Button>
          )}
          <Button variant="default" onClick={() => setSaving(true)}>
            {t('paper.save')}
          </Button>
          <Button
            variant="default"
            onClick={() =>
              go({ at: 'pack', caseId: view.caseId, personId: view.personId, screeningId: view.id })
            }
          >
            {t('paper.pack')}
          </Button>
          <MakeExhibit view={view} />
          <Button variant="default" onClick={() => setNoting(true)}>
            {t('notes.open')}
          </Button>
          {newest === undefined || view.notes.some((one) => one.readBackOf === newest.layer) ? null : (
            <Button variant="default" onClick={() => setReadingBack(true)}>
              {t('notes.readBackOpen')}
            </Button>
          )}
          {newest === undefined || why !== null ? null : (
            <Button variant="default" onClick={() => setLayer(newest.layer)}>
              {t('layer.goOn')}
            </Button>
          )}
          {why === null ? <Button onClick={() => setAdding(true)}>{t('layer.open')}</Button> : null}
        </Changing>
      }
    >
      <MadeExhibit view={view} />
      {why === null ? null : <WhyStopped person={person} why={why} />}
      <AlteredRecord view={view} form={form} />
      <NotePanel
        tone={view.alterations.length === 0 ? 'done' : 'quiet'}
        title={t('signed.title', { name: view.author, when: formatMoment(view.signedAt ?? '') })}
      >
        <p>{t('signed.text')}</p>
        <p className={`${classes.hash} figures`}>{t('signed.hash', { hash: view.signedSha256 ?? '' })}</p>
        {view.notCovered.length === 0 ? null : (
          <p data-not-covered>
            {t('signed.notCovered', {
              questions: view.notCovered
                .map((name) => `“${formText(titles.get(name)?.title) || name}”`)
                .join(', '),
            })}
          </p>
        )}
      </NotePanel>
      <Box mt="md">
        <PrivilegedMark
          of={{ kind: 'record', id: view.id }}
          marked={view.privileged}
          title={view.formTitle}
        />
      </Box>
      {reading}
      <AccountsTable form={form} view={view} />
      <Annotations view={view} form={form} />
      <AddLayer
        view={view}
        isInterview={form.testimony.use === 'interview'}
        opened={adding}
        onClose={() => setAdding(false)}
        onOpened={(added) => {
          setAdding(false);
          setLayer(added);
        }}
      />
      <SaveRecord record={view} opened={saving} onClose={() => setSaving(false)} />
      <NoteDialog
        view={view}
        question={readingBack ? 'record' : null}
        readBackOf={newest?.layer ?? null}
        onClose={() => setReadingBack(false)}
      />
      <NoteDialog view={view} question={noting ? 'record' : null} onClose={() => setNoting(false)} />
    </Page>
  );
}

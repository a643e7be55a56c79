/** @file One step from a signed record to an exhibit of its case, and where it lies then. */
import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { startWork, useWork, workValue } from '../../bridge/jobs.ts';
import { forget } from '../../bridge/queries.ts';
import classes from '../../questions/record.module.css';
import { NotePanel } from '../../ui/note-panel.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { WorkPanel } from '../../ui/work-panel.tsx';

const keyOf = (view: ScreeningView) => `exhibit-of:${view.id}`;

export function MakeExhibit({ view }: { readonly view: ScreeningView }) {
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
export function MadeExhibit({ view }: { readonly view: ScreeningView }) {
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

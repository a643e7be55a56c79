/**
 * @file Files and folders dropped anywhere on the window go into the evidence of the case that is open. Not behind the
 * neutral screen, and not while a dialog asks something.
 */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import { app } from '../../bridge/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import classes from './evidence.module.css';
import { takeInPicked } from './index-found.ts';

const isElsewhere = () => document.querySelector('dialog[open], [role=dialog]') !== null;
const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;

export default function DropPlace({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('evidence');
  const { go } = useNavigation();
  const [over, setOver] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const [nothing, setNothing] = useState(false);
  const take = async (files: readonly File[]) => {
    setFailed(null);
    setNothing(false);
    try {
      go({ at: 'case', caseId: view.id, tab: 'evidence' });
      const picked = await app.takeDropped(files);
      setNothing(picked.length === 0 || !(await takeInPicked(view.id, picked)));
    } catch (thrown) {
      setFailed(thrown);
    }
  };
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Without this the window would open the file itself.
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = isElsewhere() ? 'none' : 'copy';
      setOver(!isElsewhere());
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      if (!isElsewhere()) void latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('dragenter', enter, { signal });
    window.addEventListener('dragover', enter, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('drop', drop, { signal });
    return () => stop.abort();
  }, []);
  return (
    <>
      {failed === null ? null : <ErrorPanel error={failed} onDismiss={() => setFailed(null)} />}
      {nothing ? <NotePanel role="status" title={t('drop.nothing')} /> : null}
      {over ? <p className={classes.drop}>{t('drop.letGo', { case: view.title })}</p> : null}
    </>
  );
}

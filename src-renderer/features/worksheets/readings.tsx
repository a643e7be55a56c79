/** @file A worksheet read together, in words: about the record, never about the person. No score, no colour. */

import { useTranslation } from 'react-i18next';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { useFreshRead } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { LinkedPoints } from './linked-points.tsx';
import classes from './worksheets.module.css';

export function Readings({ screeningId }: { readonly screeningId: ScreeningId }) {
  const { data, error, refetch } = useFreshRead('screeningReading', { screeningId });
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.readings.length + data.links.length === 0) return null;
  return (
    <div className={classes.readings} data-readings>
      <NotePanel title={data.label} role="note" />
      {data.readings.map((reading) => (
        <section key={sayFinding(reading.title)} className={classes.reading}>
          <h2 className={classes.readingTitle}>{sayFinding(reading.title)}</h2>
          <Lines lines={[...reading.lines, ...(reading.found ?? [])].map(sayFinding)} />
          <p className={classes.readingNote}>{sayFinding(reading.note)}</p>
        </section>
      ))}
      <LinkedPoints screeningId={screeningId} links={data.links} />
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  const { t } = useTranslation('worksheets');
  if (lines.length === 0) return <p className="quiet">{t('reading.nothing')}</p>;
  return (
    <ul className={classes.lines}>
      {lines.map((line) => (
        <li key={line} className="words">
          {line}
        </li>
      ))}
    </ul>
  );
}

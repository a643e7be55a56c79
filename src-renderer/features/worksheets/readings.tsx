/** @file A worksheet read together, in words: about the record, never about the person. No score, no colour. */

import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../../src-main/contract/links.ts';
import { formText } from '../../../src-main/core/forms/form-format.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { useFreshRead, useRead } from '../../bridge/queries.ts';
import { questionsByName, readForm } from '../../questions/form.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { LinkedTarget } from './linked-target.tsx';
import classes from './worksheets.module.css';

/** What a locked worksheet rests on, point by point: read, never changed. */
function LinkedPoints(props: { readonly screeningId: ScreeningId; readonly links: readonly LinkView[] }) {
  const { t } = useTranslation('worksheets');
  const { data } = useRead('screeningShow', { screeningId: props.screeningId });
  // While the sheet is open its points are listed below, with their links.
  if (data === undefined || data.status === 'draft' || props.links.length === 0) return null;
  const asked = questionsByName(readForm(data.definition));
  const byPoint = Map.groupBy(props.links, (link) => link.question);
  return (
    <section className={classes.reading}>
      <h2 className={classes.readingTitle}>{t('links.locked')}</h2>
      <SummaryList
        rows={[...byPoint].map(([point, links]) => ({
          label: formText(asked.get(point)?.title) || point,
          value: links.map((link) => <LinkedTarget key={link.id} caseId={data.caseId} link={link} />),
        }))}
      />
    </section>
  );
}

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

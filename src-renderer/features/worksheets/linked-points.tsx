/** @file What a locked worksheet rests on, point by point: read, never changed. */
import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../../src-main/contract/links.ts';
import { formText } from '../../../src-main/core/forms/form-format.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { useRead } from '../../bridge/queries.ts';
import { questionsByName, readForm } from '../../questions/form.ts';
import { SummaryList } from '../../ui/summary-list.tsx';
import { LinkedTarget } from './linked-target.tsx';
import classes from './worksheets.module.css';

export function LinkedPoints(props: {
  readonly screeningId: ScreeningId;
  readonly links: readonly LinkView[];
}) {
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

/**
 * @file What was typed on a sheet and says the same as something kept back, where the sheet has no page of its own on which it
 * is looked through: nothing of it is saved or printed before somebody decided, and this is where they do.
 */
import { useTranslation } from 'react-i18next';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { useFreshRead } from '../../bridge/queries.ts';
import sheet from '../../questions/record.module.css';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { LookLines } from './look-at.tsx';
import type { GoTo } from './ready-line.tsx';

/** Nothing where nothing of the kind stands on it. `onChange`: null where it is locked. */
export function TypedKept({
  screeningId,
  onChange,
}: {
  readonly screeningId: ScreeningId;
  readonly onChange: GoTo | null;
}) {
  const { t } = useTranslation('worksheets');
  const { data, error, refetch } = useFreshRead('readinessShow', { screeningId });
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  const lines = data?.checks.filter(({ line }) => line.startsWith('typed/')) ?? [];
  if (lines.length === 0) return null;
  return (
    <section className={sheet.checkSection} data-typed-kept>
      <h2 className={sheet.group}>{t('ready.lookAt')}</h2>
      <p className={sheet.about}>{t('ready.typedAbout')}</p>
      <LookLines screeningId={screeningId} lines={lines} onChange={onChange} />
    </section>
  );
}

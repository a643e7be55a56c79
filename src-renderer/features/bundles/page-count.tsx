/** @file How many pages the bundle has as it stands. */
import { useTranslation } from 'react-i18next';
import type { PageMap } from '../../../src-main/core/bundles/page-map.ts';
import classes from './bundles.module.css';

/**
 * `isCounted` false: what is shown beside it is newer. The numbers of before keep their room, unseen, so that nothing
 * moves under whoever presses on.
 */
export function PageCount({ map, isCounted }: { readonly map: PageMap; readonly isCounted: boolean }) {
  const { t } = useTranslation('bundles');
  const documents = map.sections.reduce((sum, section) => sum + section.documents.length, 0);
  const sheets = map.sheets?.length ?? 0;
  const inside = map.totalPages - map.coverPages - map.indexPages - sheets;
  const parts = { cover: map.coverPages, index: map.indexPages, inside, sheets };
  return (
    <p className={`${classes.count} figures`} role="status" aria-busy={!isCounted}>
      {isCounted ? null : <span className={`${classes.counting} quiet`}>{t('counting')}</span>}
      <strong>{t('pages', { count: map.totalPages })}</strong>
      <span className="quiet">
        {t(sheets === 0 ? 'pageParts' : 'pagePartsWithSheets', parts)} ·{' '}
        {t('documents', { count: documents })}
      </span>
    </p>
  );
}

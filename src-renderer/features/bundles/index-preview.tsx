/** @file The index as it will be printed, from the same page map. */
import { useTranslation } from 'react-i18next';
import { formatFuzzyDate } from '../../../src-main/shared/fuzzy-date.ts';
import type { EvidenceId } from '../../../src-main/shared/ids.ts';
import type { PageMap } from '../../../src-main/shared/page-map.ts';
import { PageThumbnail } from '../../ui/page-thumbnail.tsx';
import classes from './bundles.module.css';
import { printedNumber } from './printed-number.ts';

export function IndexPreview({ map }: { readonly map: PageMap }) {
  const { t } = useTranslation('bundles');
  const filled = map.sections.filter((section) => section.documents.length > 0);
  if (filled.length === 0) return <p className="quiet">{t('index.empty')}</p>;
  return (
    <table className={classes.index}>
      <thead>
        <tr>
          <th scope="col" className={classes.indexPicture}>
            <span className={classes.hidden}>{t('index.firstPage')}</span>
          </th>
          <th scope="col">{t('index.document')}</th>
          <th scope="col">{t('index.date')}</th>
          <th scope="col" className={classes.indexPage}>
            {t('index.page')}
          </th>
        </tr>
      </thead>
      {filled.map((section) => (
        <tbody key={section.letter}>
          <tr className={classes.indexSection}>
            <th scope="rowgroup" colSpan={3}>
              {section.letter}. <bdi>{section.title}</bdi>
            </th>
            <td className={`${classes.indexPage} figures`}>{printedNumber(map, section.firstPage)}</td>
          </tr>
          {section.documents.map((document) => (
            <tr key={document.key}>
              <td className={classes.indexPicture}>
                <PageThumbnail evidenceId={document.key as EvidenceId} size="row" />
              </td>
              <td>
                {document.exhibitRef === '' ? (
                  ''
                ) : (
                  <strong className="figures">{document.exhibitRef} </strong>
                )}
                <bdi>{document.title}</bdi>
              </td>
              <td className="figures">{document.date === null ? '' : formatFuzzyDate(document.date)}</td>
              <td className={`${classes.indexPage} figures`}>{printedNumber(map, document.firstPage)}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

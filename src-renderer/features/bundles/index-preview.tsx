/** @file The index as it will be printed, from the same page map. */

import { useTranslation } from 'react-i18next';
import { indexRows } from '../../../src-main/core/bundles/map-pages.ts';
import { producerOf } from '../../../src-main/core/bundles/marking.ts';
import type { PageMap } from '../../../src-main/core/bundles/page-map.ts';
import { formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { PageThumbnail } from '../../ui/page-thumbnail.tsx';
import classes from './bundles.module.css';
import type { BundleCover } from './use-arrangement.ts';

export function IndexPreview({ map, cover }: { readonly map: PageMap; readonly cover: BundleCover }) {
  const { t } = useTranslation('bundles');
  const filled = map.sections.filter((section) => section.documents.length > 0);
  if (filled.length === 0) return <p className="quiet">{t('index.empty')}</p>;
  const documents = filled.flatMap((section) => section.documents);
  // As in print: a column that no document fills is not there.
  const exhibits = documents.some((document) => document.exhibitRef !== '');
  const dates = documents.some((document) => document.date !== null);
  // With the sheet before it, as the index has it.
  const rows = new Map(indexRows(map).map((row) => [row.key, row]));
  const pages = (key: string) => {
    const { firstNumber: first = '', lastNumber: last = '' } = rows.get(key) ?? {};
    return first === last ? first : t('index.range', { first, last });
  };
  const producer = (mark: string) =>
    cover.marking.producers ? producerOf(mark, cover.heading.producers) : '';
  return (
    <table className={classes.index}>
      <thead>
        <tr>
          <th scope="col" className={classes.indexPicture}>
            <span className={classes.hidden}>{t('index.firstPage')}</span>
          </th>
          {exhibits ? (
            <th scope="col" className={classes.indexExhibit}>
              {t('index.exhibit')}
            </th>
          ) : null}
          <th scope="col">{t('index.document')}</th>
          {dates ? <th scope="col">{t('index.date')}</th> : null}
          <th scope="col" className={classes.indexPage}>
            {t('index.page')}
          </th>
        </tr>
      </thead>
      {filled.map((section) => (
        <tbody key={section.letter}>
          <tr className={classes.indexSection}>
            <th scope="rowgroup" colSpan={2 + Number(exhibits) + Number(dates)}>
              {section.letter}. <bdi>{section.title}</bdi>
            </th>
            <td className={`${classes.indexPage} figures`}>{pages(`section:${section.letter}`)}</td>
          </tr>
          {section.documents.map((document) => (
            <tr key={document.key}>
              <td className={classes.indexPicture}>
                <PageThumbnail evidenceId={document.key as EvidenceId} size="row" />
              </td>
              {exhibits ? (
                <td className={`${classes.indexExhibit} figures`}>
                  <bdi>{document.exhibitRef}</bdi>
                  {producer(document.exhibitRef) === '' ? null : (
                    <p className="quiet">
                      <bdi>{producer(document.exhibitRef)}</bdi>
                    </p>
                  )}
                </td>
              ) : null}
              <td>
                <bdi>{document.title}</bdi>
              </td>
              {dates ? (
                <td className="figures">
                  {document.date === null ? t('index.undated') : formatFuzzyDate(document.date)}
                </td>
              ) : null}
              <td className={`${classes.indexPage} figures`}>{pages(document.key)}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

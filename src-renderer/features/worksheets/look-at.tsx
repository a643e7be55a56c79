/** @file Of the readiness page, what to look at once more: periods, words in quotation marks, a no of which nothing was told. */
import { useTranslation } from 'react-i18next';
import type { ReadinessView } from '../../../src-main/contract/readiness.ts';
import sheet from '../../questions/record.module.css';
import { sayFinding } from '../../ui/finding-words.ts';
import { Goes, type GoTo, ReadyLine } from './ready-line.tsx';
import classes from './worksheets.module.css';

export function LookAt({ view, onChange }: { readonly view: ReadinessView; readonly onChange: GoTo }) {
  const { t } = useTranslation('worksheets');
  if (view.checks.length === 0) return null;
  return (
    <>
      <h2 className={sheet.group}>{t('ready.lookAt')}</h2>
      <p className={sheet.about}>{t('ready.lookAtAbout')}</p>
      <ul className={classes.readyList} data-ready="look-at">
        {view.checks.map((one) => (
          <ReadyLine key={one.line} screeningId={view.screeningId} line={one} about={one.about}>
            <Goes on={one} words={one.about} onChange={onChange} />
            {one.source === '' ? null : (
              <span className={classes.linkNote}>{t('ready.toldIn', { source: one.source })}</span>
            )}
            <ul className={classes.found}>
              {one.found.map((found) => (
                <li key={JSON.stringify(found)} className="words">
                  {sayFinding(found)}
                </li>
              ))}
            </ul>
          </ReadyLine>
        ))}
      </ul>
    </>
  );
}

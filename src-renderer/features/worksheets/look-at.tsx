/** @file Of the readiness page, what to look at once more: periods, words in quotation marks, a no of which nothing was told. */
import { useTranslation } from 'react-i18next';
import type { ReadinessView } from '../../../src-main/contract/readiness.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
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
      <LookLines screeningId={view.screeningId} lines={view.checks} onChange={onChange} />
    </>
  );
}

/** Each with what was found, and the button that sets it aside. `onChange`: null where the sheet is locked. */
export function LookLines({
  screeningId,
  lines,
  onChange,
}: {
  readonly screeningId: ScreeningId;
  readonly lines: ReadinessView['checks'];
  readonly onChange: GoTo | null;
}) {
  const { t } = useTranslation('worksheets');
  return (
    <ul className={classes.readyList} data-ready="look-at">
      {lines.map((one) => (
        <ReadyLine key={one.line} screeningId={screeningId} line={one} about={one.about}>
          {onChange === null ? one.about : <Goes on={one} words={one.about} onChange={onChange} />}
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
  );
}

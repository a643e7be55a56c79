/** @file On the first page of a referral sheet: fields that say what the person asked one of its readers not to be told. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { useRead } from '../../bridge/queries.ts';
import { sayFinding } from '../../ui/finding-words.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { Goes, type GoTo } from './ready-line.tsx';
import classes from './worksheets.module.css';

/** Nothing once each of them is decided. */
export function AgainstWishes({
  screeningId,
  onChange,
}: {
  readonly screeningId: ScreeningId;
  readonly onChange: GoTo;
}) {
  const { t } = useTranslation('worksheets');
  const { data, refetch } = useRead('readinessShow', { screeningId });
  useEffect(() => void refetch(), [refetch]);
  const open = data?.checks.filter(({ line, aside }) => line.startsWith('wish/') && aside === null) ?? [];
  if (open.length === 0) return null;
  return (
    <NotePanel tone="needs-you" title={t('cover.wishes')} role="note">
      <ul className={classes.lines} data-wishes>
        {open.map((one) => (
          <li key={one.line}>
            <Goes on={one} onChange={onChange} /> {one.found.map(sayFinding).join(' ')}
          </li>
        ))}
      </ul>
    </NotePanel>
  );
}

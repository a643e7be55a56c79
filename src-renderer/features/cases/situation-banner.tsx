/** @file At the head of every page of a case: somebody is arrested, charged, detained or to be removed, or a plea or hearing is due. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isUrgent, type Situation, standing } from '../../../src-main/core/cases/situation.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import classes from './cases.module.css';

/** Longer than a saved form takes to be folded away and its keyboard place to be found. */
const FOLDED_MS = 500;

/** Nothing where none of it is so. */
export default function SituationBanner({ situation }: { readonly situation: Situation }) {
  const { t } = useTranslation('situation');
  const found = standing(situation);
  const place = useRef<HTMLDivElement>(null);
  const said = JSON.stringify(found);
  const before = useRef(said);
  useEffect(() => {
    if (before.current === said) return;
    before.current = said;
    // Saved further down the page: what has to be done about it is here.
    const show = () => place.current?.scrollIntoView({ block: 'nearest' });
    show();
    // The form it was typed into is folded away after that, and the page moves under it.
    const again = setTimeout(show, FOLDED_MS);
    return () => clearTimeout(again);
  }, [said]);
  if (!found.some(({ kind }) => isUrgent(kind))) return null;
  const onlyRemoval = found.every(({ kind }) => kind === 'removal' || !isUrgent(kind));
  return (
    <div ref={place} className={classes.banner} data-situation-banner>
      <NotePanel tone="needs-you" role="note" title={t(onlyRemoval ? 'banner.removal' : 'banner.what')}>
        <ul>
          {found.map(({ kind, who, on, time, where, toldBy }) => (
            <li key={kind}>
              {t('banner.line', {
                what: t(`short.${kind}`),
                who: who === '' ? '' : t('banner.who', { who }),
                when:
                  on === null ? '' : t(time === '' ? 'banner.on' : 'banner.at', { day: formatDay(on), time }),
                where: where === '' ? '' : t('banner.where', { where }),
                toldBy: toldBy === '' ? '' : t('banner.toldBy', { toldBy }),
              })}
            </li>
          ))}
        </ul>
      </NotePanel>
    </div>
  );
}

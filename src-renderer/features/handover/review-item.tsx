/** @file One thing of a received case beside what is here: both sides in words, and whether it goes in. */

import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HandoverItem } from '../../../src-main/contract/handover.ts';
import { Changing } from '../../ui/changing.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import classes from './handover.module.css';
import { useSideWords } from './words.ts';

export function ReviewItem({
  one,
  takes,
  onTake,
}: {
  readonly one: HandoverItem;
  readonly takes: boolean;
  readonly onTake: (take: boolean) => void;
}) {
  const { t } = useTranslation('handover');
  const words = useSideWords();
  const { state, became } = one;
  // Decided, and alike since: the two sides it still shows are those that were decided between.
  const isSettled = state === 'same' && became !== null;
  return (
    <li className={classes.line} data-item={one.kind}>
      <div className={classes.main}>
        <h3 className={classes.title}>{one.title}</h3>
        <p className="quiet">
          {[isSettled ? '' : t(`item.${state}`), became === null ? '' : t(`became.${became}`)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {one.differences.length === 0 ? null : (
          <table className={classes.sides} aria-label={one.title}>
            <thead>
              <tr>
                <th scope="col">{t('review.what')}</th>
                <th scope="col">{t(isSettled ? 'review.hereBefore' : 'review.here')}</th>
                <th scope="col">{t('review.there')}</th>
              </tr>
            </thead>
            <tbody>
              {one.differences.map(({ field, here, there }) => (
                <tr key={field}>
                  <th scope="row">{words.field(field)}</th>
                  <td>{here === '' ? t('review.nothing') : words.value(here)}</td>
                  <td>{there === '' ? t('review.nothing') : words.value(there)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {one.notes.map((note) => (
          <p key={note.code}>{sayFinding(note)}</p>
        ))}
      </div>
      {one.mayTake ? (
        <Changing>
          <Checkbox
            label={t('review.take')}
            aria-label={t('review.takeOne', { title: one.title })}
            checked={takes}
            onChange={(event) => onTake(event.currentTarget.checked)}
          />
        </Changing>
      ) : null}
    </li>
  );
}

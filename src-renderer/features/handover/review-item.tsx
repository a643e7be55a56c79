/** @file One thing of a received case beside what is here: both sides in words, and whether it goes in. */

import { Checkbox, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HandoverItem } from '../../../src-main/contract/handover.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { sayFinding } from '../../ui/finding-words.ts';
import { useSideWords } from '../../ui/side-words.ts';
import classes from './handover.module.css';

export function ReviewItem({
  one,
  from,
  said,
  onSay,
}: {
  readonly one: HandoverItem;
  /** The other office, as a person reads it. */
  readonly from: string;
  /** What was decided on this page; undefined for nothing yet. */
  readonly said: boolean | undefined;
  readonly onSay: (take: boolean | undefined) => void;
}) {
  const { t } = useTranslation('handover');
  const words = useSideWords();
  const { state, became } = one;
  // Decided, and alike since: the two sides it still shows are those that were decided between.
  const isSettled = state === 'same' && became !== null;
  // Both wrote: who and when stands at the head of each side.
  const isApart = one.ours !== undefined && one.changed !== undefined && one.differences.length > 0;
  const isOpen = one.kind === 'field' && state === 'different' && became !== null;
  return (
    <li className={classes.line} data-item={one.kind}>
      <div className={classes.main}>
        <h3 className={classes.title}>{one.title}</h3>
        <p className="quiet">{t(`kind.${one.kind}`)}</p>
        <p className="quiet">
          {isOpen
            ? t('review.bothIn')
            : [
                isSettled ? '' : isApart ? t('review.decideConflict') : t(`item.${state}`),
                became === null ? '' : t(`became.${became}`),
              ]
                .filter(Boolean)
                .join(' · ')}
        </p>
        {one.changed === undefined || isApart ? null : (
          <p className="quiet">
            {t('review.changed', { by: one.changed.by, when: formatMoment(one.changed.at) })}
          </p>
        )}
        {one.differences.length === 0 ? null : (
          <table className={classes.sides} aria-label={one.title}>
            <thead>
              <tr>
                <th scope="col">{t('review.what')}</th>
                <th scope="col">
                  {isApart
                    ? t('review.oursBy', { by: one.ours?.by, when: formatMoment(one.ours?.at ?? '') })
                    : t(isSettled ? 'review.hereBefore' : 'review.here')}
                </th>
                <th scope="col">
                  {isApart
                    ? t('review.theirsBy', { by: one.changed?.by, when: formatMoment(one.changed?.at ?? '') })
                    : t('review.there')}
                </th>
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
      {one.mayTake && one.kind === 'field' ? (
        <Changing>
          <Radio.Group
            label={t('review.which')}
            aria-label={t('review.whichOne', { title: one.title })}
            value={said === undefined ? 'later' : said ? 'theirs' : 'ours'}
            onChange={(value) => onSay(value === 'later' ? undefined : value === 'theirs')}
          >
            <div className={classes.answers}>
              <Radio value="ours" label={t('review.ours')} size="md" />
              <Radio value="theirs" label={t('review.theirs', { from })} size="md" />
              <Radio value="later" label={t('review.later')} size="md" />
            </div>
          </Radio.Group>
        </Changing>
      ) : one.mayTake ? (
        <Changing>
          <Checkbox
            label={t('review.take')}
            aria-label={t('review.takeOne', { title: one.title })}
            checked={said ?? one.suggested}
            onChange={(event) => onSay(event.currentTarget.checked)}
          />
        </Changing>
      ) : null}
    </li>
  );
}

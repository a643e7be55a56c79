/** @file A folder that has an index among its papers: whether to go by it, and once, which way round its dates are. */
import { Anchor, Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureOrder } from '../../../src-main/core/dates/figure-order.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useFocusWhenLost } from '../../ui/focus-when-lost.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { dropOffer, takeInAsListed, takeInWithout, useOffer } from './index-found.ts';

export function IndexOffer({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useTranslation(['evidence', 'common']);
  const offer = useOffer(caseId);
  const [failed, setFailed] = useState<unknown>(null);
  const here = useRef<HTMLDivElement>(null);
  useFocusWhenLost(`${offer?.found.index} ${offer?.found.dates === null}`, () => here.current);
  if (failed !== null) return <ErrorPanel error={failed} onDismiss={() => setFailed(null)} />;
  if (offer === null) return null;
  const { index, dates, files, notListed, remarks } = offer.found;
  const attempt = (work: Promise<unknown>) => void work.catch(setFailed);
  const asListed = (order?: FigureOrder) => attempt(takeInAsListed(offer, order));
  return (
    <div ref={here} tabIndex={-1} data-quiet-focus>
      <NotePanel
        tone="needs-you"
        role="status"
        title={t('evidence:index.found', { index: index ?? '' })}
        actions={
          dates === null ? (
            <Button onClick={() => asListed()}>{t('evidence:index.use', { count: files.length })}</Button>
          ) : (
            <>
              <Button variant="default" onClick={() => asListed('day-first')}>
                {dates.dayFirst}
              </Button>
              <Button variant="default" onClick={() => asListed('month-first')}>
                {dates.monthFirst}
              </Button>
            </>
          )
        }
      >
        <p>{t('evidence:index.about')}</p>
        {dates === null ? null : <p>{t('evidence:index.dates')}</p>}
        {remarks.map((remark) => (
          <p key={remark}>{remark}</p>
        ))}
        {notListed.length === 0 ? null : (
          <p>
            {t('evidence:index.notListed', {
              count: notListed.length,
              names: notListed.slice(0, 5).join(', '),
            })}
          </p>
        )}
        <p>
          <Anchor component="button" type="button" onClick={() => attempt(takeInWithout(offer))}>
            {t('evidence:index.without')}
          </Anchor>{' '}
          <Anchor component="button" type="button" onClick={() => dropOffer()}>
            {t('common:action.cancel')}
          </Anchor>
        </p>
      </NotePanel>
    </div>
  );
}

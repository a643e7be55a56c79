/** @file A folder that has an index among its papers: whether to go by it, and once, which way round its dates are. */
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import { useFocusWhenLost } from '../../ui/focus-when-lost.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import classes from './evidence.module.css';
import {
  type AtFault,
  dropOffer,
  lookAgain,
  type Offer,
  readDates,
  takeInAsListed,
  takeInWithout,
  useOffer,
} from './index-found.ts';
import { someNames } from './some-names.ts';

/** An index that cannot be used: where it is at fault, what lies in the folder, and both ways on. */
function IndexAtFault(props: {
  readonly fault: AtFault;
  readonly attempt: (work: Promise<unknown>) => void;
}) {
  const { t } = useTranslation(['evidence', 'common']);
  const { fault, attempt } = props;
  const { failure, files, index } = fault;
  return (
    <ErrorPanel
      error={failure}
      actions={
        <>
          <Button onClick={() => attempt(lookAgain(fault))}>{t('evidence:index.again')}</Button>
          {files.length === 0 ? null : (
            <Button variant="default" onClick={() => attempt(takeInWithout(fault, index))}>
              {t('evidence:index.without')}
            </Button>
          )}
          <Button variant="default" onClick={dropOffer}>
            {t('common:action.cancel')}
          </Button>
        </>
      }
    >
      {files.length === 0 ? null : (
        <p>{t('evidence:index.atFault', { count: files.length, names: someNames(files) })}</p>
      )}
      <p>{t('evidence:index.staysOut')}</p>
    </ErrorPanel>
  );
}

export function IndexOffer({ caseId }: { readonly caseId: CaseId }) {
  const offer = useOffer(caseId);
  const [failed, setFailed] = useState<unknown>(null);
  const here = useRef<HTMLDivElement>(null);
  const dated = offer !== null && 'found' in offer && offer.found.dates === null;
  useFocusWhenLost(`${offer !== null && 'failure' in offer} ${dated}`, () => here.current);
  if (failed !== null) return <ErrorPanel error={failed} onDismiss={() => setFailed(null)} />;
  if (offer === null) return null;
  const attempt = (work: Promise<unknown>) => void work.catch(setFailed);
  return (
    <div ref={here} className={classes.offer} tabIndex={-1} data-quiet-focus>
      {'failure' in offer ? (
        <IndexAtFault fault={offer} attempt={attempt} />
      ) : (
        <IndexListed offer={offer} attempt={attempt} />
      )}
    </div>
  );
}

function IndexListed(props: { readonly offer: Offer; readonly attempt: (work: Promise<unknown>) => void }) {
  const { t } = useTranslation(['evidence', 'common']);
  const { offer, attempt } = props;
  const { index, dates, files, notListed, remarks } = offer.found;
  return (
    <NotePanel
      tone="needs-you"
      role="status"
      title={t('evidence:index.found', { index: index ?? '' })}
      actions={
        <>
          {dates === null ? (
            <Button onClick={() => takeInAsListed(offer)}>
              {t('evidence:index.use', { count: files.length })}
            </Button>
          ) : (
            <>
              <Button onClick={() => attempt(readDates(offer, 'day-first'))}>{dates.dayFirst}</Button>
              <Button onClick={() => attempt(readDates(offer, 'month-first'))}>{dates.monthFirst}</Button>
            </>
          )}
          <Button variant="default" onClick={() => attempt(takeInWithout(offer, index ?? ''))}>
            {t('evidence:index.without')}
          </Button>
          <Button variant="default" onClick={dropOffer}>
            {t('common:action.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('evidence:index.about')}</p>
      {dates === null ? null : <p>{t('evidence:index.dates')}</p>}
      {remarks.map(sayFinding).map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      {notListed.length === 0 ? null : (
        <p>
          {t('evidence:index.notListed', {
            count: notListed.length,
            names: someNames(notListed),
          })}
        </p>
      )}
    </NotePanel>
  );
}

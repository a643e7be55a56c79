/**
 * @file Which way a referral goes, in words, with what follows from it and what the consent ledger says, on which day.
 * Where the ledger has to be written first, it can be done right here.
 */

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { ReferralRoute } from '../../../src-main/core/worksheets/referral-route.ts';
import { useRead } from '../../bridge/queries.ts';
import { ConsentDialog } from '../../consent/consent-dialog.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import type { Referral } from './use-referral.ts';

/** Where it is for the ledger to say what the person decides. */
const ASKS_LEDGER: readonly ReferralRoute[] = ['consent-open', 'decide-again'];

export function RoutePanel({
  referral,
  view,
}: {
  /** Nothing is shown for null. */
  readonly referral: Referral | null;
  readonly view: Pick<ScreeningView, 'caseId' | 'personId'>;
}) {
  const { t } = useTranslation('worksheets');
  if (referral === null) return null;
  const { route, decision, sheetSaysYes } = referral;
  const overruled = route === 'duty-to-notify' && sheetSaysYes;
  return (
    <div data-route={route}>
      <NotePanel
        title={t(`route.${route}.title`)}
        role="note"
        actions={overruled || ASKS_LEDGER.includes(route) ? <RecordDecision view={view} /> : null}
      >
        {decision === null ? null : (
          <p>
            {t(`route.ledger.${decision.status}`, { day: formatDay(decision.on), name: decision.recordedBy })}
          </p>
        )}
        {overruled ? <p>{t('route.sheetSaysYes')}</p> : null}
        <p>{t(`route.${route}.text`)}</p>
      </NotePanel>
    </div>
  );
}

/** The ledger's window, for what this person decides about a referral. */
export function RecordDecision({ view }: { readonly view: Pick<ScreeningView, 'caseId' | 'personId'> }) {
  const { t } = useTranslation('worksheets');
  const { data } = useRead('caseShow', { caseId: view.caseId });
  const [open, setOpen] = useState(false);
  const person = data?.people.find((one) => one.id === view.personId);
  if (person === undefined) return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('route.record')}
      </Button>
      <ConsentDialog
        caseId={view.caseId}
        asked={open ? { person, purpose: 'nrm-referral' } : null}
        onClose={() => setOpen(false)}
      />
    </>
  );
}

/**
 * @file Something was held back because a consent does not stand, or by what is recorded about whoever gets it: ask the person and
 * record it right here, or, where it may go all the same, somebody decides with a reason. What holds it stands in the failure above.
 */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../src-main/contract/cases.ts';
import { limitOf } from '../../src-main/core/consent/limit.ts';
import type { TypedDecision } from '../../src-main/core/consent/override.ts';
import { purposesFor } from '../../src-main/core/consent/purposes.ts';
import { isAboutRecipient } from '../../src-main/core/consent/recipient-asked.ts';
import type { FailureData } from '../../src-main/core/errors/errors.ts';
import type { CaseId } from '../../src-main/core/ids.ts';
import { useRead } from '../bridge/queries.ts';
import classes from './consent.module.css';
import { ConsentDialog } from './consent-dialog.tsx';
import { type ConsentAsked, PURPOSES, peopleMissing, recipientMissing } from './consents.ts';
import { OverrideConsent } from './override-consent.tsx';

/** Whether a failure is one that this can be shown under. */
export const isConsentStop = (failure: FailureData | null | undefined): failure is FailureData =>
  failure?.code === 'consent-missing' || failure?.code === 'consent-only';

export function ConsentStop(props: {
  readonly caseId: CaseId;
  /** A word from `exports` in resources/consent/purposes.json. */
  readonly kind: string;
  /** For which of the purposes that name it; the usual one when left out. */
  readonly purpose?: string;
  readonly failure: FailureData;
  /** What leaves, by name. */
  readonly what: string;
  readonly onRetry: () => void;
  readonly onGoOn: (decision: TypedDecision) => void;
}) {
  const { t } = useTranslation('consent');
  const { data } = useRead('caseShow', { caseId: props.caseId });
  const [person, setPerson] = useState<PersonView | null>(null);
  const purpose = props.purpose ?? purposesFor(PURPOSES, props.kind)[0]?.id;
  const found = props.failure.found ?? [];
  const missing = peopleMissing(data?.people ?? [], found);
  // No consent is missing then, and no ground in law takes its place.
  const isQuestion = found.length > 0 && found.every(isAboutRecipient);
  // A yes is for whom it was asked: without a name it would let the same out to anybody.
  const asking = (whom: PersonView, forPurpose: string): ConsentAsked => {
    const note = t('stop.noteFor', { what: props.what });
    const isLimit = limitOf({ status: 'given', note }) !== '';
    const recipient = recipientMissing(found, whom.id);
    return { person: whom, purpose: forPurpose, recipient, ...(isLimit ? {} : { note }) };
  };
  return (
    <div className={classes.stop} data-consent-stop>
      <div>
        <h3 className={classes.subhead}>{t('stop.ask')}</h3>
        <p className="quiet">{t('stop.askText')}</p>
        <div className={classes.stopActions}>
          {missing.map((one) => (
            <Button key={one.id} variant="default" onClick={() => setPerson(one)}>
              {t('stop.record', { name: one.name })}
            </Button>
          ))}
          <Button variant="default" onClick={props.onRetry}>
            {t('stop.retry')}
          </Button>
        </div>
      </div>
      {props.failure.code === 'consent-only' ? null : (
        <div>
          <h3 className={classes.subhead}>{t(isQuestion ? 'stop.question' : 'stop.supervisor')}</h3>
          <OverrideConsent what={props.what} isQuestion={isQuestion} onGoOn={props.onGoOn} />
        </div>
      )}
      {purpose === undefined ? null : (
        <ConsentDialog
          caseId={props.caseId}
          asked={person === null ? null : asking(person, purpose)}
          onClose={() => setPerson(null)}
        />
      )}
    </div>
  );
}

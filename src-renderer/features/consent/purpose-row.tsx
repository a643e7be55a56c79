/** @file One purpose: what stands, the way to record or take back, and everything recorded before. */
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { withoutDoubles } from '../../../src-main/core/consent/consent.ts';
import { type ConsentView, isNo } from '../../../src-main/core/consent/consent-line.ts';
import type { ConsentPurpose } from '../../../src-main/core/consent/purposes.ts';
import classes from '../../consent/consent.module.css';
import { ConsentLine } from '../../consent/consent-line.tsx';
import type { StandingConsent } from '../../consent/consents.ts';
import { Changing } from '../../ui/changing.tsx';
import { useNavigation } from '../../ui/routes.tsx';

export function PurposeRow(props: {
  readonly purpose: ConsentPurpose;
  readonly standing: readonly StandingConsent[];
  /** Every line about this purpose, oldest first. */
  readonly ledger: readonly ConsentView[];
  readonly titleOf: (id: string) => string;
  readonly onRecord: () => void;
  readonly onWithdraw: (line: ConsentView) => void;
}) {
  const { t } = useTranslation('consent');
  const { purpose, standing } = props;
  const stands = new Set(standing.flatMap((one) => [one, ...one.apart]).map((one) => one.line.id));
  // What was told in an interview and recorded as well is one line: the record's.
  const earlier = withoutDoubles(props.ledger)
    .filter((line) => !stands.has(line.id))
    .reverse();
  const about = (line: ConsentView) =>
    [purpose.title, line.recipient, line.item === '' ? '' : props.titleOf(line.item)]
      .filter(Boolean)
      .join(', ');
  const word = props.ledger.length === 0 ? 'record' : 'change';
  return (
    <div className={classes.purpose} data-purpose={purpose.id}>
      <h3 className={classes.purposeTitle}>{purpose.title}</h3>
      <div>
        {standing.length === 0 ? (
          <p className="quiet">{t('nothing')}</p>
        ) : (
          standing.map((one) =>
            one.apart.length > 0 ? (
              <Apart key={one.line.id} one={one} about={about(one.line)} titleOf={props.titleOf} />
            ) : (
              <ConsentLine
                key={one.line.id}
                consent={one}
                titleOf={props.titleOf}
                action={
                  one.line.status === 'given' && !one.expired ? (
                    <Changing>
                      <Anchor
                        component="button"
                        type="button"
                        onClick={() => props.onWithdraw(one.line)}
                        aria-label={`${t('withdraw')}: ${about(one.line)}`}
                      >
                        {t('withdraw')}
                      </Anchor>
                    </Changing>
                  ) : null
                }
              />
            ),
          )
        )}
        {earlier.length === 0 ? null : (
          <details className={classes.past}>
            <summary>{t('history', { count: earlier.length })}</summary>
            <div className={classes.pastLines}>
              {earlier.map((line) => (
                <ConsentLine
                  key={line.id}
                  consent={{ line, expired: false, waits: '', apart: [] }}
                  titleOf={props.titleOf}
                />
              ))}
            </div>
          </details>
        )}
      </div>
      <div>
        <Changing>
          <Anchor
            component="button"
            type="button"
            onClick={props.onRecord}
            aria-label={`${t(word)}: ${purpose.title}`}
          >
            {t(word)}
          </Anchor>
        </Changing>
      </div>
    </div>
  );
}

/** What two offices recorded and nobody has decided: both, and what holds until somebody does. */
function Apart({
  one,
  about,
  titleOf,
}: {
  readonly one: StandingConsent;
  readonly about: string;
  readonly titleOf: (id: string) => string;
}) {
  const { t } = useTranslation('consent');
  const { go, route } = useNavigation();
  const { status } = one.line;
  const until = status === 'not-yet' ? 'not-yet' : isNo(status) ? 'no' : 'narrower';
  return (
    <div data-undecided>
      <p>
        <strong>{t('undecided.title')}</strong> {t(`undecided.until.${until}`)}{' '}
        {route.at === 'case' ? (
          <Anchor
            component="button"
            type="button"
            aria-label={`${t('undecided.go')}: ${about}`}
            onClick={() => go({ at: 'case', caseId: route.caseId, tab: 'overview' })}
          >
            {t('undecided.go')}
          </Anchor>
        ) : null}
      </p>
      {one.apart.map((line) => (
        <ConsentLine key={line.line.id} consent={line} titleOf={titleOf} />
      ))}
    </div>
  );
}

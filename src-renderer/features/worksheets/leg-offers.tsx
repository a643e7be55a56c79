/** @file Legs of the journey read out of what was told: taken into the list with one press, or left. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LegOffer } from '../../../src-main/contract/offers.ts';
import { countryName } from '../../../src-main/core/answers/countries.ts';
import { formatDay, formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { focusAfterOffer, useGoOn, useLeave } from './use-leave.ts';
import classes from './worksheets.module.css';

/** The question of the journey sheet that holds the legs. */
export const LEGS = 'legs';

export function LegOffers(props: {
  readonly screeningId: ScreeningId;
  readonly legs: readonly LegOffer[];
  readonly store: AnswerStore;
  readonly title: string;
  /** The list was added to from outside: it is to be drawn anew. */
  readonly onTaken: () => void;
}) {
  const { t } = useTranslation('worksheets');
  const { store } = props;
  const goOn = useGoOn(LEGS, props.legs);
  const leave = useLeave(props.screeningId, LEGS, props.title, goOn);
  const value = store.get(LEGS)?.value;
  const rows = Array.isArray(value) ? (value as readonly Readonly<Record<string, unknown>>[]) : [];
  const take = ({ leg, from }: LegOffer) => {
    const source = `${from.formTitle}, ${formatDay(from.at)}`;
    const { from: country, fromPlace, to, toPlace, arrived } = leg;
    const row = { from: country, 'from-place': fromPlace, to, 'to-place': toPlace, arrived, source };
    const filled = Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== '' && cell !== null));
    store.put(LEGS, { state: 'answered', value: [...rows, filled] as never, relation: 'new' }, 'now');
    props.onTaken();
    focusAfterOffer(LEGS);
  };
  const open = props.legs.filter((one) => one.from.left === null && !isTaken(one, rows));
  const left = props.legs.filter((one) => one.from.left !== null);
  if (props.legs.length === 0) return <p className={classes.offersNone}>{t('offers.noLegs')}</p>;
  return (
    <div className={classes.offers} data-offers={LEGS}>
      <p className={classes.offersHead}>{t('offers.legs')}</p>
      <ul className={classes.offerList} aria-label={t('offers.list', { title: props.title })}>
        {open.map((one) => (
          <li key={keyOf(one)} className={classes.offer}>
            <LegWords offer={one} />
            <div className={classes.offerActions}>
              <Button
                variant="default"
                size="compact-md"
                data-offer-link
                onClick={() => take(one)}
                aria-label={`${t('offers.takeLeg')}: ${routeOf(one)}`}
              >
                {t('offers.takeLeg')}
              </Button>
              <Button
                variant="subtle"
                size="compact-md"
                onClick={() => leave.put(one.from, one.part, true)}
                aria-label={`${t('offers.leave')}: ${routeOf(one)}`}
              >
                {t('offers.leave')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {left.length === 0 ? null : (
        <details className={classes.offersLeft}>
          <summary>{t('offers.left', { count: left.length })}</summary>
          <ul className={classes.offerList}>
            {left.map((one) => (
              <li key={keyOf(one)} className={classes.offer}>
                <LegWords offer={one} />
                <Button
                  variant="subtle"
                  size="compact-md"
                  onClick={() => leave.put(one.from, one.part, false)}
                  aria-label={`${t('offers.again')}: ${routeOf(one)}`}
                >
                  {t('offers.again')}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {leave.error === null ? null : <ErrorPanel error={leave.error} />}
    </div>
  );
}

function LegWords({ offer }: { readonly offer: LegOffer }) {
  const { leg, from } = offer;
  return (
    <div className={classes.linkWords}>
      <span className={classes.offerTitle}>{routeOf(offer)}</span>
      <q className={`words ${classes.choiceWords}`} dir="auto">
        {leg.words}
      </q>
      <span className={classes.linkNote}>{[from.formTitle, formatDay(from.at), from.author].join(', ')}</span>
    </div>
  );
}

const end = (country: string, place: string): string =>
  [place, country === '' ? '' : countryName(country)].filter((one) => one !== '').join(', ');

function routeOf({ leg }: LegOffer): string {
  const when = leg.arrived === null ? '' : ` (${formatFuzzyDate(leg.arrived)})`;
  return `${end(leg.from, leg.fromPlace)} → ${end(leg.to, leg.toPlace)}${when}`;
}

const keyOf = ({ part, from }: LegOffer): string =>
  `${from.screeningId} ${from.question} ${from.layer} ${part}`;

/** A leg with the same ends is in the list. */
const isTaken = ({ leg }: LegOffer, rows: readonly Readonly<Record<string, unknown>>[]): boolean =>
  rows.some(
    (row) =>
      (row.from ?? '') === leg.from &&
      (row.to ?? '') === leg.to &&
      (row['from-place'] ?? '') === leg.fromPlace &&
      (row['to-place'] ?? '') === leg.toPlace,
  );

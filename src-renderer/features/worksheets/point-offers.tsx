/**
 * @file What was told, beside a point it could bear on: its words, where and when; linked with one press, or left. What
 * was left folds away and can be brought back. None of it answers the point.
 */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PointOffers as Offered, OfferView } from '../../../src-main/contract/offers.ts';
import { formatDay, formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { useWrite } from '../../bridge/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useGoOn, useLeave } from './use-leave.ts';
import classes from './worksheets.module.css';

/** One thing that was told, in its words, with the record it is in and the day. */
function OfferWords({ offer }: { readonly offer: OfferView }) {
  const { t } = useTranslation(['worksheets', 'interview']);
  const { title, text, ownWords, formTitle, layer, toldOn, author, howSaid, left } = offer;
  const where =
    layer === 0 ? formTitle : t('worksheets:links.laterAccount', { form: formTitle, number: layer });
  const how = howSaid === '' ? [] : [t(`interview:howSaid.${howSaid}`).toLowerCase()];
  return (
    <div className={classes.linkWords}>
      <span className={classes.offerTitle}>{title}</span>
      {text === '' ? null : (
        <span className={`words ${classes.choiceWords}`} dir="auto">
          {text}
        </span>
      )}
      {ownWords === '' ? null : (
        <q className={`words ${classes.choiceWords}`} dir="auto">
          {ownWords}
        </q>
      )}
      <span className={classes.linkNote}>
        {[where, formatFuzzyDate(toldOn), author, ...how].join(', ')}
        {offer.differs ? ` (${t('worksheets:offers.differs')})` : null}
        {left === null
          ? null
          : `. ${t('worksheets:offers.leftBy', { name: left.by, day: formatDay(left.at) })}`}
      </span>
    </div>
  );
}

const TOUCHED = ['screeningLinks', 'screeningReading', 'pointOffers'] as const;

export function PointOffers({
  screeningId,
  offered,
  title,
}: {
  readonly screeningId: ScreeningId;
  readonly offered: Offered;
  /** The point in words. */
  readonly title: string;
}) {
  const { t } = useTranslation('worksheets');
  const { point, offers, none } = offered;
  const add = useWrite('screeningLink', TOUCHED);
  const goOn = useGoOn(point, offers);
  const leave = useLeave(screeningId, point, title, goOn);
  const link = (offer: OfferView) => {
    const { screeningId: told, question, layer } = offer;
    const target = { kind: 'answer' as const, screeningId: told, question, layer };
    goOn();
    add.mutate({ screeningId, links: [{ question: point, target }] });
  };
  const open = offers.filter((one) => one.left === null);
  const left = offers.filter((one) => one.left !== null);
  const error = add.error ?? leave.error;
  const about = (offer: OfferView, action: 'link' | 'leave' | 'again') =>
    `${t(`offers.${action}`)}: ${offer.title}`;
  if (none !== '') return <p className={classes.offersNone}>{none}</p>;
  return (
    <div className={classes.offers} data-offers={point}>
      <p className={classes.offersHead}>{t(offers.length === 0 ? 'offers.nothing' : 'offers.head')}</p>
      {open.length === 0 ? null : (
        <ul className={classes.offerList} aria-label={t('offers.list', { title })}>
          {open.map((offer) => (
            <li key={keyOf(offer)} className={classes.offer}>
              <OfferWords offer={offer} />
              <div className={classes.offerActions}>
                <Button
                  variant="default"
                  size="compact-md"
                  data-offer-link
                  onClick={() => link(offer)}
                  aria-label={about(offer, 'link')}
                >
                  {t('offers.link')}
                </Button>
                <Button
                  variant="subtle"
                  size="compact-md"
                  onClick={() => leave.put(offer, '', true)}
                  aria-label={about(offer, 'leave')}
                >
                  {t('offers.leave')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {left.length === 0 ? null : (
        <details className={classes.offersLeft}>
          <summary>{t('offers.left', { count: left.length })}</summary>
          <ul className={classes.offerList}>
            {left.map((offer) => (
              <li key={keyOf(offer)} className={classes.offer}>
                <OfferWords offer={offer} />
                <Button
                  variant="subtle"
                  size="compact-md"
                  onClick={() => leave.put(offer, '', false)}
                  aria-label={about(offer, 'again')}
                >
                  {t('offers.again')}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {error === null ? null : <ErrorPanel error={error} />}
    </div>
  );
}

const keyOf = ({ screeningId, question, layer }: OfferView): string => `${screeningId} ${question} ${layer}`;

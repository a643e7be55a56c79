/** @file One thing that was told, in its words, with the record it is in and the day. */
import { useTranslation } from 'react-i18next';
import type { OfferView } from '../../../src-main/contract/offers.ts';
import { formatDay, formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import classes from './worksheets.module.css';

export function OfferWords({ offer }: { readonly offer: OfferView }) {
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

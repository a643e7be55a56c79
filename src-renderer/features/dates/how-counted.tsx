/** @file By which rule a day is counted: in words, with its source, how sure that is, and what was left out. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ClockView } from '../../../src-main/contract/dates.ts';
import type { RuleVersion } from '../../../src-main/core/clocks/rule.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { ruleWords } from '../../due/words.ts';
import classes from './dates.module.css';

export function HowCounted({ clock }: { readonly clock: ClockView }) {
  const { t } = useTranslation('dates');
  const { version, skipped } = clock;
  return (
    <details className={classes.why}>
      <summary>{t('why.show')}</summary>
      <p>{clock.text}</p>
      {version === null ? (
        <p>
          {t(clock.state === 'no-rule' ? 'why.noRule' : 'why.noDay')} {ruleWords(t, clock)}
        </p>
      ) : (
        <>
          <p>
            {spanWords(t, version)}. {ruleWords(t, clock)}
          </p>
          {version.unsure === '' ? null : <p>{version.unsure}.</p>}
          {validWords(t, version) === '' ? null : <p>{validWords(t, version)}</p>}
          {skipped.length === 0 ? null : (
            <p>
              {t('why.skipped', {
                days: skipped.map(({ day, name }) => `${formatDay(day)} (${name})`).join(', '),
              })}
            </p>
          )}
          {clock.covered ? null : <p>{t('why.uncovered')}</p>}
          {clock.warnOn === null ? null : <p>{t('why.warn', { day: formatDay(clock.warnOn) })}</p>}
        </>
      )}
    </details>
  );
}

/** "20 working days", "1 month, then the next working day", "5 working days before". */
export function spanWords(
  t: TFunction<'dates'>,
  { amount, unit, before, roll, firstDay, orUpTo }: RuleVersion,
): string {
  if (amount === 0) return t('why.itself');
  const span = t(`why.${unit}`, { count: amount });
  if (before) return t('why.before', { span });
  if (roll) return t('why.roll', { span });
  const counted = firstDay ? t('why.firstDay', { span }) : span;
  return orUpTo === undefined
    ? counted
    : t('why.orUpTo', { span: counted, longer: t(`why.${orUpTo.unit}`, { count: orUpTo.amount }) });
}

/** For which days it is good; nothing where it is for all. */
export function validWords(t: TFunction<'dates'>, { from, to }: RuleVersion): string {
  if (from === null && to === null) return '';
  if (from === null) return t('why.validTo', { to: formatDay(to ?? '') });
  if (to === null) return t('why.validFrom', { from: formatDay(from) });
  return t('why.valid', { from: formatDay(from), to: formatDay(to) });
}

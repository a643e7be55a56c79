/** @file The days known in a case, with the words for each and the place it is recorded in. */
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../src-main/contract/cases.ts';
import { type CaseDate, caseDates } from '../../../src-main/core/cases/dates.ts';
import { standingConsents } from '../../../src-main/core/consent/consent.ts';
import type { BundleId, PersonId } from '../../../src-main/core/ids.ts';
import { useRead } from '../../bridge/queries.ts';
import { PURPOSES } from '../../consent/consents.ts';
import type { Route } from '../../ui/routes.tsx';

export interface WordedDate {
  readonly date: CaseDate;
  readonly words: string;
  readonly to: Route;
}

/** Undefined until everything is read. */
export function useCaseDates(view: CaseView): {
  dates: readonly WordedDate[] | undefined;
  error: Error | null;
} {
  const { t } = useTranslation(['cases', 'situation']);
  const bundles = useRead('bundleList', { caseId: view.id });
  const consents = useRead('consentList', { caseId: view.id });
  const following = useRead('dateList', { caseId: view.id });
  const error = bundles.error ?? consents.error ?? following.error;
  if (bundles.data === undefined || consents.data === undefined || following.data === undefined)
    return { dates: undefined, error };
  const dates = caseDates({
    hearings: bundles.data.bundles,
    situation: view.situation,
    consents: standingConsents(consents.data.consents),
    clocks: following.data.clocks,
    today: consents.data.today,
  });
  const word = (date: CaseDate): string => {
    if (date.what === 'hearing') return t('cases:dates.hearing', { title: date.title });
    if (date.what === 'situation') {
      const what = t(`situation:short.${date.kind}`);
      return date.who === '' ? what : t('cases:dates.situationWho', { what, who: date.who });
    }
    if (date.what === 'clock')
      return date.about === ''
        ? date.title
        : t('cases:dates.following', { title: date.title, about: date.about });
    const { personId, recipient } = date;
    const person = view.people.find(({ id }) => id === personId)?.name ?? '';
    const purpose = PURPOSES.find(({ id }) => id === date.purpose)?.title ?? date.purpose;
    return recipient === ''
      ? t('cases:dates.consent', { person, purpose })
      : t('cases:dates.consentTo', { person, purpose, recipient });
  };
  const placeOf = (date: CaseDate): Route => {
    if (date.what === 'hearing')
      return { at: 'bundle', caseId: view.id, bundleId: date.bundleId as BundleId };
    if (date.what === 'situation') return { at: 'case', caseId: view.id, tab: 'overview' };
    if (date.what === 'clock') return { at: 'case', caseId: view.id, tab: 'contact' };
    return { at: 'case', caseId: view.id, tab: 'sharing', personId: date.personId as PersonId };
  };
  return { error, dates: dates.map((date) => ({ date, words: word(date), to: placeOf(date) })) };
}

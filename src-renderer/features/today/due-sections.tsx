/** @file Days across cases: hearings first, then what is needed now, what we have to see to, and what others have to. */
import { useTranslation } from 'react-i18next';
import type { DueInCase } from '../../../src-main/contract/dates.ts';
import type { Some } from '../../../src-main/contract/today.ts';
import { formatDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { dayWords, needsYou, needWords, ruleWords } from '../../due/words.ts';
import { sayFinding } from '../../ui/finding-words.ts';
import type { Route } from '../../ui/routes.tsx';
import { TodayRow } from './today-row.tsx';
import { TodaySection } from './today-section.tsx';

const KINDS = ['hearings', 'needs', 'due', 'waiting'] as const;

export function DueSection(props: {
  readonly kind: (typeof KINDS)[number];
  readonly some: Some<DueInCase>;
  /** Who unlocked the vault: what is theirs is not said to be. */
  readonly actor: string;
}) {
  const { t } = useTranslation('today');
  const { kind, some, actor } = props;
  return (
    <TodaySection title={t(`${kind}.title`)} about={t(`${kind}.about`)} some={some}>
      {some.items.map((one) => (
        <DueRow key={`${one.subject} ${one.ruleId} ${one.caseId}`} one={one} actor={actor} />
      ))}
    </TodaySection>
  );
}

function DueRow({ one, actor }: { readonly one: DueInCase; readonly actor: string }) {
  const { t } = useTranslation('today');
  const { t: tDates } = useTranslation('dates');
  const said = one.needs.length > 0 ? needWords(tDates, one.needs) : one.title;
  const day = dayWords(tDates, one) ?? tDates('state.no-day');
  const why = one.why === undefined ? '' : sayFinding(one.why);
  const facts = [one.person, one.about, why].filter(Boolean).map((fact) => <bdi key={fact}>{fact}</bdi>);
  return (
    <TodayRow
      id={`${one.subject} ${one.ruleId} ${one.caseId}`}
      to={placeOf(one)}
      title={<bdi>{said}</bdi>}
      place={one}
      facts={[
        ...facts,
        ...(one.owner === actor || one.owner === ''
          ? []
          : [<bdi key="owner">{tDates('fact.owner', { name: one.owner })}</bdi>]),
        ...(one.means === 'now' ? [] : [ruleWords(tDates, one)]),
        ...one.hangsOn.map((what) => tDates(`hangsOn.${what}`)),
      ]}
      when={
        one.means === 'now' || (one.why !== undefined && one.on === null)
          ? t('needs.now')
          : whenWords(one, day, tDates('state.overdue'), tDates('state.due'))
      }
      needsYou={one.means === 'now' || needsYou(one.state)}
      action={t('due.open')}
    />
  );
}

/** "10 Dec 2026", and before it that it is past or today. */
const whenWords = ({ state }: DueInCase, day: string, past: string, today: string): string =>
  state === 'overdue' ? `${past}: ${day}` : state === 'due' ? `${today}: ${day}` : day;

/** Where it is recorded, and can be seen to. */
function placeOf({ origin, caseId, bundleId, screeningId }: DueInCase): Route {
  if (origin === 'bundle' && bundleId !== null) return { at: 'bundle', caseId, bundleId };
  if (origin === 'situation') return { at: 'case', caseId, tab: 'overview' };
  if (origin === 'pack') return { at: 'case', caseId, tab: 'forms' };
  return screeningId !== null && origin !== 'answer'
    ? { at: 'interview', caseId, screeningId }
    : { at: 'case', caseId, tab: 'contact' };
}

/** What comes after all that is listed, so that an empty page does not say more than is known. */
export function NextDay({ next }: { readonly next: DueInCase | null }) {
  const { t } = useTranslation('today');
  if (next === null || next.on === null) return null;
  return (
    <p>{t('empty.next', { day: formatDay(next.on), title: next.title, reference: next.caseReference })}</p>
  );
}

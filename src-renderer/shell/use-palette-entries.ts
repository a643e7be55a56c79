/** @file What the palette offers for the text typed: actions, what the open case holds, and cases. */
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../src-main/core/ids.ts';
import { isolate } from '../../src-main/core/text/isolate.ts';
import { app } from '../bridge/client.ts';
import { useRead } from '../bridge/queries.ts';
import { useReadOnly } from '../bridge/read-only.ts';
import { openFirstHour } from '../help/first-hour-store.ts';
import { usePageActions } from '../ui/page-actions.ts';
import { CASE_TABS, type CaseTab, type Route, useNavigation, VAULT_TABS } from '../ui/routes.tsx';
import { matchesWords } from '../ui/word-match.ts';
import { useSession } from './session.tsx';

export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** Other words it is found by. */
  readonly also?: string;
  readonly run: () => void;
}

const SHOWN = 40;

/** `fresh`: the cases are those for this text, and not still those for what was typed before. */
export function usePaletteEntries(text: string): {
  readonly entries: readonly PaletteEntry[];
  readonly fresh: boolean;
} {
  const { route } = useNavigation();
  const here = usePageActions();
  const caseId = 'caseId' in route && !here.only ? (route.caseId ?? null) : null;
  const always = useAlways();
  const actions = useActions(caseId);
  const verbs = useCaseVerbs(caseId);
  const inCase = useCaseEntries(caseId);
  const { cases, fresh } = useCaseList(text, !here.only);
  const search = useSearchEntries(text.trim(), caseId);
  const { t } = useTranslation('shell');
  const onPage: PaletteEntry[] = here.actions.map((one) => ({ hint: t('palette.now'), ...one }));
  const offered: readonly PaletteEntry[] = here.only
    ? [...onPage, ...always]
    : [...onPage, ...verbs, ...inCase, ...actions, ...always];
  const wanted = offered.filter((entry) => matchesWords(`${entry.label} ${entry.also ?? ''}`, text));
  if (here.only) return { entries: wanted, fresh: true };
  // Last, and never cut off: whatever is called that comes first.
  // What is done comes before the cases, so that Enter for it need not wait until those have come.
  const first = fresh || wanted.length > 0;
  return { entries: [...[...wanted, ...cases].slice(0, SHOWN), ...search], fresh: first };
}

/** What was typed, looked for in what is written and not only in what things are called. */
function useSearchEntries(text: string, caseId: CaseId | null): PaletteEntry[] {
  const { t } = useTranslation('shell');
  const { go } = useNavigation();
  if (text === '') return [];
  const words = isolate(text);
  const within =
    caseId === null ? [] : [{ caseId, label: t('palette.search.case', { words }), id: 'search-case' }];
  const all = { label: t('palette.search.all', { words }), id: 'search-all' };
  return [
    ...within.map(({ id, label }) => ({
      id,
      label,
      hint: 'Ctrl Shift F',
      run: () => go({ at: 'search', words: text, ...(caseId === null ? {} : { caseId }) }),
    })),
    {
      ...all,
      hint: within.length === 0 ? 'Ctrl Shift F' : t('palette.cases'),
      run: () => go({ at: 'search', words: text, ...(caseId === null ? {} : { caseId, everywhere: true }) }),
    },
  ];
}

/** Whatever is open. */
function useAlways(): PaletteEntry[] {
  const { t } = useTranslation(['shell', 'help']);
  const { lock } = useSession();
  return [
    {
      id: 'first-hour',
      label: t('help:palette'),
      hint: t('shell:palette.actions'),
      also: t('help:also'),
      run: openFirstHour,
    },
    { id: 'hide', label: t('shell:palette.hide'), hint: 'F9', run: () => void app.hide() },
    { id: 'lock', label: t('shell:palette.lock'), hint: 'Ctrl L', run: () => void lock() },
  ];
}

/** What is done in a case, by the words for doing it. */
function useCaseVerbs(caseId: CaseId | null): PaletteEntry[] {
  const { t } = useTranslation('shell');
  const { go } = useNavigation();
  const { data } = useRead('formList', {}, { enabled: caseId !== null });
  const readOnly = useReadOnly();
  if (caseId === null || readOnly === true) return [];
  const verb = (id: string, label: string, tab: CaseTab, also = ''): PaletteEntry => ({
    id,
    label,
    also,
    hint: t('palette.here'),
    run: () => go({ at: 'case', caseId, tab }),
  });
  const sheets = (data?.forms ?? []).filter(({ use }) => use === 'worksheet');
  return [
    verb('do-evidence', t('palette.do.evidence'), 'evidence'),
    verb('do-person', t('palette.do.person'), 'people'),
    verb('do-interview', t('palette.do.interview'), 'interviews'),
    verb('do-consent', t('palette.do.consent'), 'sharing', t('palette.also.consent')),
    verb('do-build', t('palette.do.build'), 'bundles'),
    verb('do-contact', t('palette.do.contact'), 'contact', t('palette.also.contact')),
    ...sheets.map((one) => verb(`form-${one.id}`, t('palette.form', { title: one.title }), 'forms')),
  ];
}

function useActions(caseId: CaseId | null): PaletteEntry[] {
  const { t } = useTranslation('shell');
  const { go } = useNavigation();
  const place = (id: string, label: string, to: Route): PaletteEntry => ({
    id,
    label,
    hint: t('palette.actions'),
    run: () => go(to),
  });
  const here = caseId === null ? {} : { caseId };
  const readOnly = useReadOnly();
  return [
    ...(caseId === null
      ? []
      : CASE_TABS.map((tab) =>
          place(`tab-${tab}`, t('palette.tab', { tab: t(`case.tabs.${tab}`) }), {
            at: 'case',
            caseId,
            tab,
          }),
        )),
    place('search', t('palette.goSearch'), { at: 'search', ...here }),
    place('search-name', t('palette.goName'), { at: 'search', look: 'name', ...here }),
    place('today', t('palette.goToday'), { at: 'today' }),
    place('figures', t('rail.figures'), { at: 'figures' }),
    place('cases', t('palette.goCases'), { at: 'cases' }),
    ...(readOnly ? [] : [place('new-case', t('palette.newCase'), { at: 'cases', create: true })]),
    ...VAULT_TABS.map((tab) => place(`vault-${tab}`, t(`palette.vault.${tab}`), { at: 'vault', tab })),
  ];
}

function useCaseEntries(caseId: CaseId | null): PaletteEntry[] {
  const { t } = useTranslation('shell');
  const { go } = useNavigation();
  const enabled = { enabled: caseId !== null };
  const id = (caseId ?? '') as CaseId;
  const people = useRead('caseShow', { caseId: id }, enabled).data?.people ?? [];
  const evidence = useRead('evidenceList', { caseId: id }, enabled).data?.evidence ?? [];
  const bundles = useRead('bundleList', { caseId: id }, enabled).data?.bundles ?? [];
  const interviews = useRead('screeningList', { caseId: id }, enabled).data?.screenings ?? [];
  const forms = useRead('formList', {}, enabled).data?.forms ?? [];
  if (caseId === null) return [];
  const desk = new Set(forms.filter((one) => one.use === 'worksheet').map((one) => one.id));
  const entry = (key: string, label: string, to: Route): PaletteEntry => ({
    id: key,
    label,
    hint: t('palette.here'),
    run: () => go(to),
  });
  return [
    ...people.map((one) =>
      entry(one.id, t('palette.person', { name: one.name }), { at: 'case', caseId, tab: 'people' }),
    ),
    ...evidence.map((one) =>
      entry(one.id, t('palette.exhibit', { title: [one.exhibitRef, one.title].filter(Boolean).join(' ') }), {
        at: 'exhibit',
        caseId,
        evidenceId: one.id,
      }),
    ),
    ...bundles.map((one) =>
      entry(one.id, t('palette.bundle', { title: one.title }), { at: 'bundle', caseId, bundleId: one.id }),
    ),
    ...interviews.map((one) =>
      entry(
        one.id,
        t(desk.has(one.formId) ? 'palette.worksheet' : 'palette.interview', { title: one.formTitle }),
        {
          at: 'interview',
          caseId,
          screeningId: one.id,
        },
      ),
    ),
  ];
}

function useCaseList(text: string, enabled: boolean): { cases: PaletteEntry[]; fresh: boolean } {
  const { t } = useTranslation('shell');
  const { go } = useNavigation();
  const { data, error, isPlaceholderData } = useRead(
    'caseList',
    { search: text.trim(), limit: 20 },
    { keepPrevious: true, enabled },
  );
  const cases = (data?.cases ?? []).map((one) => ({
    id: one.id,
    label: `${isolate(one.reference)} ${isolate(one.title)}`,
    hint: t('palette.cases'),
    run: () => go({ at: 'case', caseId: one.id, tab: 'overview' }),
  }));
  return { cases, fresh: error !== null || (data !== undefined && !isPlaceholderData) };
}

/** @file One case: its name on top, what belongs to it in tabs. */
import { Anchor, Tabs } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../src-main/contract/cases.ts';
import type { CaseId, PersonId } from '../../src-main/core/ids.ts';
import { useRead } from '../bridge/queries.ts';
import { Changing } from '../ui/changing.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFocusWhenLost } from '../ui/focus-when-lost.ts';
import { Page } from '../ui/page.tsx';
import { CASE_TABS, type CaseTab, useNavigation } from '../ui/routes.tsx';
import classes from './tabs.module.css';

const Banner = lazy(() => import('../features/cases/situation-banner.tsx'));
const UndecidedBanner = lazy(async () => ({
  default: (await import('../features/cases/undecided-section.tsx')).UndecidedBanner,
}));
const PinnedPlans = lazy(() => import('../features/contact/plan-told.tsx'));
const DropPlace = lazy(() => import('../features/evidence/drop-place.tsx'));
const Log = lazy(() => import('../features/vault/case-log.tsx'));
const Overview = lazy(() => import('../features/cases/overview-tab.tsx'));
const Bundles = lazy(() => import('../features/bundles/bundles-tab.tsx'));
const Evidence = lazy(() => import('../features/evidence/evidence-tab.tsx'));
const Contact = lazy(() => import('./contact-tab.tsx'));
const Forms = lazy(() => import('./forms-tab.tsx'));
const Interviews = lazy(() => import('./interviews-tab.tsx'));
const Sharing = lazy(() => import('./sharing-tab.tsx'));
const People = lazy(() => import('../features/people/people-tab.tsx'));

export default function CasePage({
  caseId,
  tab,
  personId,
}: {
  readonly caseId: CaseId;
  readonly tab: CaseTab;
  readonly personId: PersonId | undefined;
}) {
  const { t } = useTranslation('shell');
  const { go } = useNavigation();
  const { data, error, refetch } = useRead('caseShow', { caseId });
  // What led to another tab went with the tab before; the keyboard goes on from the tab that is open now.
  useFocusWhenLost(tab, () => document.querySelector<HTMLElement>('main [role=tab][aria-selected=true]'));
  if (error !== null) {
    return (
      <Page title={t('rail.cases')}>
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (data === undefined) return null;
  return (
    <Page
      title={data.title}
      scroll={tab === 'evidence' ? 'fill' : 'flow'}
      about={
        <>
          <Anchor component="button" type="button" onClick={() => go({ at: 'cases' })}>
            {t('case.list')}
          </Anchor>
          <span aria-hidden="true"> · </span>
          <span className="figures">{data.reference}</span>
        </>
      }
    >
      <Suspense fallback={null}>
        <Banner situation={data.situation} />
        {tab === 'overview' ? null : <UndecidedBanner caseId={caseId} />}
        {tab === 'contact' ? null : <PinnedPlans view={data} />}
        <Changing>
          <DropPlace view={data} />
        </Changing>
      </Suspense>
      <Tabs
        className={classes.root ?? ''}
        value={tab}
        onChange={(next) => go({ at: 'case', caseId, tab: next as CaseTab })}
        activateTabWithKeyboard={false}
      >
        <Tabs.List className={classes.list ?? ''}>
          {CASE_TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`case.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={classes.panel ?? ''} data-quiet-focus>
          <Suspense fallback={null}>
            <TabContent view={data} tab={tab} personId={personId} />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function TabContent({
  view,
  tab,
  personId,
}: {
  readonly view: CaseView;
  readonly tab: CaseTab;
  readonly personId: PersonId | undefined;
}) {
  switch (tab) {
    case 'overview':
      return <Overview view={view} />;
    case 'people':
      return <People view={view} />;
    case 'bundles':
      return <Bundles view={view} />;
    case 'evidence':
      return <Evidence view={view} />;
    case 'interviews':
      return <Interviews view={view} />;
    case 'forms':
      return <Forms view={view} />;
    case 'sharing':
      return <Sharing view={view} personId={personId} />;
    case 'contact':
      return <Contact view={view} />;
    case 'log':
      return <Log caseId={view.id} />;
  }
}

/** @file Which page belongs to which place. Each is its own piece of the program, read when first opened. */
import { lazy } from 'react';
import { RecoveryNotice } from '../features/vault/recovery-notice.tsx';
import { useNavigation } from '../ui/routes.tsx';

const BundlePage = lazy(() => import('../features/bundles/bundle-page.tsx'));
const Cases = lazy(() => import('../features/cases/case-list-page.tsx'));
const CasePage = lazy(() => import('./case-page.tsx'));
const ChronologyPage = lazy(() => import('../features/contact/chronology-page.tsx'));
const ExhibitPage = lazy(() => import('../features/evidence/exhibit-page.tsx'));
const FiguresPage = lazy(() => import('../features/figures/figures-page.tsx'));
const HandoverPage = lazy(() => import('../features/handover/review-page.tsx'));
const InterviewPage = lazy(() => import('./interview-page.tsx'));
const PackPage = lazy(() => import('../features/packs/pack-page.tsx'));
const RecordedPage = lazy(() => import('../features/answers/recorded-page.tsx'));
const SearchPage = lazy(() => import('../features/search/search-page.tsx'));
const TodayPlace = lazy(() => import('./today-place.tsx'));
const VaultPage = lazy(() => import('./vault-page.tsx'));

export function RoutePage() {
  const { route } = useNavigation();
  switch (route.at) {
    case 'today':
      return <TodayPlace />;
    case 'cases':
      return <Cases key={String(route.create)} create={route.create ?? false} notices={<RecoveryNotice />} />;
    case 'case':
      return <CasePage key={route.caseId} caseId={route.caseId} tab={route.tab} personId={route.personId} />;
    case 'exhibit':
      return (
        <ExhibitPage
          key={route.evidenceId}
          caseId={route.caseId}
          evidenceId={route.evidenceId}
          page={route.page ?? 1}
          mark={route.mark ?? null}
          from={route.from ?? null}
        />
      );
    case 'interview':
      return (
        <InterviewPage
          key={route.screeningId}
          caseId={route.caseId}
          screeningId={route.screeningId}
          returned={route.returned ?? false}
        />
      );
    case 'recorded':
      return <RecordedPage key={route.personId} caseId={route.caseId} personId={route.personId} />;
    case 'pack':
      return (
        <PackPage
          key={route.personId}
          caseId={route.caseId}
          personId={route.personId}
          screeningId={route.screeningId ?? null}
        />
      );
    case 'bundle':
      return <BundlePage key={route.bundleId} caseId={route.caseId} bundleId={route.bundleId} />;
    case 'handover':
      return <HandoverPage key={route.handoverId} handoverId={route.handoverId} />;
    case 'figures':
      return <FiguresPage />;
    case 'chronology':
      return <ChronologyPage key={route.caseId} caseId={route.caseId} />;
    case 'search':
      return <SearchPage key={route.caseId ?? ''} {...route} />;
    case 'vault':
      return <VaultPage tab={route.tab} />;
  }
}

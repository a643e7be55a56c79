/** @file In a case without a person: what the tab is for, and the way to add somebody. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../src-main/contract/cases.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { useNavigation } from '../ui/routes.tsx';

export function NobodyYet({ view, tab }: { readonly view: CaseView; readonly tab: 'forms' | 'sharing' }) {
  const { t } = useTranslation('shell');
  const { go } = useNavigation();
  return (
    <EmptyState
      icon="people"
      title={t('case.nobody.title')}
      begins
      action={
        <Button onClick={() => go({ at: 'case', caseId: view.id, tab: 'people' })}>
          {t('case.nobody.action')}
        </Button>
      }
    >
      <p>{t(`case.nobody.${tab}`)}</p>
    </EmptyState>
  );
}

/** @file The search: by words, or where a name still stands; in the case it was opened in, or in all. */
import { Anchor, Checkbox, Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { useRead } from '../../bridge/queries.ts';
import { Page } from '../../ui/page.tsx';
import { type Route, useNavigation } from '../../ui/routes.tsx';
import { FindName } from './find-name.tsx';
import { FindWords } from './find-words.tsx';
import classes from './search.module.css';
import type { Within } from './within.ts';

type Asked = Extract<Route, { at: 'search' }>;

export default function SearchPage(asked: Asked) {
  const { t } = useTranslation('search');
  const { go, turn } = useNavigation();
  const { caseId, look } = asked;
  const file = useRead('caseShow', { caseId: caseId ?? ('' as CaseId) }, { enabled: caseId !== undefined });
  const [withoutPrivileged, setWithout] = useState(false);
  const inCase = caseId !== undefined && asked.everywhere !== true;
  const within: Within = { caseId: inCase ? caseId : null, withoutPrivileged };
  const words = asked.words ?? '';
  const onWords = (next: string) => turn({ ...asked, words: next });
  const reference = file.data?.reference ?? '';
  return (
    <Page
      title={t('title')}
      about={
        caseId === undefined ? undefined : (
          <Anchor
            component="button"
            type="button"
            onClick={() => go({ at: 'case', caseId, tab: 'overview' })}
          >
            {t('back', { reference })}
          </Anchor>
        )
      }
    >
      <Tabs
        value={look ?? 'words'}
        onChange={(next) => {
          const { look: _, ...rest } = asked;
          turn(next === 'name' ? { ...rest, look: 'name' } : rest);
        }}
        activateTabWithKeyboard={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="words">{t('tab.words')}</Tabs.Tab>
          <Tabs.Tab value="name">{t('tab.name')}</Tabs.Tab>
        </Tabs.List>
        <div className={classes.scope}>
          {caseId === undefined ? null : (
            <Checkbox
              size="md"
              label={t('onlyCase', { reference })}
              checked={inCase}
              onChange={(event) => turn({ ...asked, everywhere: !event.currentTarget.checked })}
            />
          )}
          <Checkbox
            size="md"
            label={t('withoutPrivileged')}
            checked={withoutPrivileged}
            onChange={(event) => setWithout(event.currentTarget.checked)}
          />
        </div>
        <Tabs.Panel value={look ?? 'words'} data-quiet-focus>
          {look === 'name' ? (
            <FindName within={within} name={words} onName={onWords} />
          ) : (
            <FindWords within={within} words={words} onWords={onWords} />
          )}
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

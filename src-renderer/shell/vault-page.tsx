/** @file The vault itself: its log, its own forms, its passphrase, how the program looks. */
import { Tabs } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Changing } from '../ui/changing.tsx';
import { Page, Section } from '../ui/page.tsx';
import { useNavigation, VAULT_TABS, type VaultTab } from '../ui/routes.tsx';
import { useSession } from './session.tsx';
import classes from './tabs.module.css';

const Log = lazy(() => import('../features/vault/vault-log.tsx'));
const Backup = lazy(() => import('../features/vault/backup-tab.tsx'));
const Handover = lazy(() => import('../features/handover/handover-tab.tsx'));
const People = lazy(() => import('../features/vault/people-tab.tsx'));
const Keeping = lazy(() => import('../features/vault/keeping-tab.tsx'));
const Forms = lazy(() => import('../features/forms/forms-tab.tsx'));
const Sources = lazy(() => import('../features/forms/sources-tab.tsx'));
const Shelf = lazy(() => import('../features/dates/shelf-tab.tsx'));
const Passphrase = lazy(() => import('../features/settings/passphrase-form.tsx'));
const Locking = lazy(() => import('../features/settings/lock-form.tsx'));
const Settings = lazy(() => import('../features/settings/settings-form.tsx'));

export default function VaultPage({ tab }: { readonly tab: VaultTab }) {
  const { t } = useTranslation(['shell', 'settings']);
  const { status, setStatus } = useSession();
  const { go } = useNavigation();
  return (
    <Page
      title={t('vault.title')}
      about={t('vault.about', { name: status.vaultName, count: Math.round(status.idleLockSeconds / 60) })}
    >
      <Tabs
        value={tab}
        onChange={(next) => go({ at: 'vault', tab: next as VaultTab })}
        activateTabWithKeyboard={false}
      >
        <Tabs.List className={classes.list ?? ''}>
          {VAULT_TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`vault.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={classes.panel ?? ''} data-quiet-focus>
          <Suspense fallback={null}>
            {tab === 'log' ? <Log /> : null}
            {tab === 'backup' ? <Backup /> : null}
            {tab === 'handover' ? <Handover /> : null}
            {tab === 'people' ? <People /> : null}
            {tab === 'keeping' ? <Keeping /> : null}
            {tab === 'forms' ? <Forms /> : null}
            {tab === 'sources' ? <Sources /> : null}
            {tab === 'shelf' ? <Shelf /> : null}
            {tab === 'passphrase' ? (
              <Changing everyRole>
                <Passphrase />
              </Changing>
            ) : null}
            {tab === 'look' ? (
              <>
                <Section title={t('settings:look.title')}>
                  <Settings />
                </Section>
                <Section title={t('settings:locking.title')}>
                  <Locking onSet={setStatus} />
                </Section>
                <Section title={t('hide.beforeTitle')}>
                  <p className="measure">{t('hide.before')}</p>
                </Section>
              </>
            ) : null}
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

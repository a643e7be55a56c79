/** @file The left rail: the places there are. */
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../ui/icons.tsx';
import { type Route, useNavigation } from '../ui/routes.tsx';
import { searchFrom } from './search-key.ts';
import classes from './shell.module.css';

/** A case that came from others is in none of ours yet. */
const IN_VAULT: readonly Route['at'][] = ['vault', 'handover'];
const NOT_CASES: readonly Route['at'][] = [...IN_VAULT, 'today', 'search', 'figures'];

export function Rail() {
  const { t } = useTranslation('shell');
  const { route } = useNavigation();
  return (
    <nav className={classes.rail} aria-label={t('rail.label')}>
      <p className={classes.product}>{t('product')}</p>
      <ul className={classes.railList}>
        <RailEntry icon="sun" label={t('rail.today')} to={{ at: 'today' }} current={route.at === 'today'} />
        <RailEntry
          icon="cases"
          label={t('rail.cases')}
          to={{ at: 'cases' }}
          current={!NOT_CASES.includes(route.at)}
        />
        <RailEntry
          icon="search"
          label={t('rail.search')}
          to={searchFrom(route)}
          current={route.at === 'search'}
        />
        <RailEntry
          icon="table"
          label={t('rail.figures')}
          to={{ at: 'figures' }}
          current={route.at === 'figures'}
        />
        <RailEntry
          icon="vault"
          label={t('rail.vault')}
          to={{ at: 'vault', tab: 'log' }}
          current={IN_VAULT.includes(route.at)}
        />
      </ul>
    </nav>
  );
}

function RailEntry(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly to: Route;
  readonly current: boolean;
}) {
  const { go } = useNavigation();
  return (
    <li>
      <button
        type="button"
        className={classes.railEntry}
        aria-current={props.current ? 'page' : undefined}
        onClick={() => go(props.to)}
      >
        <Icon name={props.icon} />
        <span>{props.label}</span>
      </button>
    </li>
  );
}

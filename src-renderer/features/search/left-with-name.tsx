/** @file What has left and holds a name, or may: who has it, since when, because of which pages; and whole copies that are out. */
import { useTranslation } from 'react-i18next';
import type { NamedRelease, NamedView } from '../../../src-main/contract/search.ts';
import { whereabouts } from '../../../src-main/core/leaving/whereabouts.ts';
import { howOut } from '../../consent/how-out.ts';
import { formatMoment } from '../../ui/dates.ts';
import { FewOf } from '../../ui/few-of.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import { useNavigation } from '../../ui/routes.tsx';
import classes from './search.module.css';

const FEW = 20;

export function LeftWithName({ left }: { readonly left: readonly NamedRelease[] }) {
  const { t } = useTranslation('search');
  return (
    <FewOf name="left-with-name" label={t('name.left')} items={left} few={FEW}>
      {(shown) => (
        <ul className={classes.hits} data-left>
          {shown.map((one) => (
            <LeftRow key={`${one.release.kind} ${one.release.id}`} one={one} />
          ))}
        </ul>
      )}
    </FewOf>
  );
}

function LeftRow({ one: { release, caseReference, caseId, why } }: { readonly one: NamedRelease }) {
  const { t } = useTranslation(['search', 'consent']);
  const { go } = useNavigation();
  return (
    <li className={classes.hit}>
      <button
        type="button"
        data-row
        className={classes.open}
        onClick={() => go({ at: 'case', caseId, tab: 'sharing' })}
      >
        <span className={classes.title}>
          <bdi>{release.title}</bdi>
        </span>
        {why.map(({ as, title, pages }) => (
          <span key={`${as} ${title}`}>
            {as === 'named'
              ? t('search:name.why.named')
              : pages.length === 0
                ? t(`search:name.why.${as}`, { title })
                : t('search:name.why.onPages', { title, count: pages.length, pages: pages.join(', ') })}
          </span>
        ))}
        <span className={`${classes.about} figures`}>
          <bdi>{caseReference}</bdi>
          <span>{whereabouts(release).map(sayFinding).join(' · ')}</span>
          <span>{howOut((word, values) => t(`consent:releases.${word}`, values), release)}</span>
          {release.state === 'confirmed' ? null : (
            <span className={classes.sign}>{t(`consent:releases.state.${release.state}`)}</span>
          )}
        </span>
      </button>
    </li>
  );
}

export function LeftBackups({ backups }: { readonly backups: NamedView['backups'] }) {
  const { t } = useTranslation('search');
  return (
    <FewOf name="left-backups" label={t('name.backups')} items={backups} few={FEW}>
      {(shown) => (
        <ul className={classes.plain}>
          {shown.map(({ name, at }) => (
            <li key={`${at} ${name}`} className="figures">
              <bdi>{name}</bdi> · {formatMoment(at)}
            </li>
          ))}
        </ul>
      )}
    </FewOf>
  );
}

/** @file One thing that was found: where it stands, and a few words around. A press leads to it. */
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../../src-main/contract/search.ts';
import { markAt } from '../../../src-main/core/evidence/transcript.ts';
import { landOn } from '../../questions/landing.ts';
import { formatMoment } from '../../ui/dates.ts';
import { useNavigation } from '../../ui/routes.tsx';
import { landingOfHit, placeOfHit } from './hit-place.ts';
import classes from './search.module.css';

/** `ofAll`: found in all cases, so that each says which. */
export function HitRow({ hit, ofAll }: { readonly hit: SearchHit; readonly ofAll: boolean }) {
  const { t } = useTranslation('search');
  const { go } = useNavigation();
  const open = () => {
    const landing = landingOfHit(hit);
    if (landing !== null) landOn(landing);
    go(placeOfHit(hit));
  };
  const signs = [
    hit.earlier ? t(hit.evidenceId === null ? 'sign.earlier' : 'sign.removed') : '',
    hit.privileged ? t('sign.privileged') : '',
    hit.certainty === null ? '' : t('sign.byMachine', { certainty: hit.certainty }),
    hit.near ? t('sign.near') : '',
  ].filter(Boolean);
  const about = [
    ofAll ? hit.caseReference : '',
    hit.mark === null ? '' : markAt(hit.mark),
    hit.page === null ? t(`kind.${hit.kind}`) : t('page', { page: hit.page }),
    hit.kind === 'page' || hit.kind === 'exhibit' ? '' : formatMoment(hit.at),
  ].filter(Boolean);
  return (
    <li className={classes.hit}>
      <button type="button" data-row className={classes.open} onClick={open}>
        <span className={classes.title}>
          <bdi>{hit.title}</bdi>
        </span>
        {hit.question === '' ? null : <span className={classes.question}>{hit.question}</span>}
        <span className={classes.snippet} dir="auto">
          {hit.snippet.map(({ text, found }, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, never moved
            found ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
          )}
        </span>
        <span className={`${classes.about} figures`}>
          {about.map((one) => (
            <bdi key={one}>{one}</bdi>
          ))}
          {signs.map((one) => (
            <span key={one} className={classes.sign}>
              {one}
            </span>
          ))}
        </span>
      </button>
    </li>
  );
}

/** @file What was found, by what it is. */
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../../src-main/contract/search.ts';
import { markAt } from '../../../src-main/core/evidence/transcript.ts';
import { landOn } from '../../questions/landing.ts';
import { formatMoment } from '../../ui/dates.ts';
import { FewOf } from '../../ui/few-of.tsx';
import { useNavigation } from '../../ui/routes.tsx';
import { grouped, landingOfHit, placeOfHit } from './hit-place.ts';
import classes from './search.module.css';

// One thing that was found: where it stands, and a few words around. A press leads to it.

/** `ofAll`: found in all cases, so that each says which. */
function HitRow({ hit, ofAll }: { readonly hit: SearchHit; readonly ofAll: boolean }) {
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

const FEW = 20;

export function HitGroups({
  hits,
  ofAll,
  heading: Heading,
}: {
  readonly hits: readonly SearchHit[];
  readonly ofAll: boolean;
  /** Under what it stands. */
  readonly heading: 'h2' | 'h3';
}) {
  const { t } = useTranslation('search');
  return grouped(hits).map(({ group, hits: found }) => (
    <section key={group} className={classes.group} aria-labelledby={`found-${group}`} data-found={group}>
      <Heading id={`found-${group}`} className={classes.groupTitle}>
        {t(`group.${group}`)} <span className="quiet figures">{found.length}</span>
      </Heading>
      <FewOf name={`found-${group}`} label={t(`group.${group}`)} items={found} few={FEW}>
        {(shown) => (
          <ul className={classes.hits}>
            {shown.map((hit, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same place may be found in several texts
              <HitRow key={index} hit={hit} ofAll={ofAll} />
            ))}
          </ul>
        )}
      </FewOf>
    </section>
  ));
}

/** @file What was found, by what it is. */
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../../src-main/contract/search.ts';
import { FewOf } from '../../ui/few-of.tsx';
import { grouped } from './hit-place.ts';
import { HitRow } from './hit-row.tsx';
import classes from './search.module.css';

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

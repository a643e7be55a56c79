/** @file What a look at a bundle found: what needs seeing to first, in sentences, with its pages. */
import { Anchor } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { type Finding, LEVELS } from '../../../src-main/core/findings/finding.ts';
import { pageRuns } from '../../../src-main/core/findings/page-list.ts';
import { sayFinding, sayPages } from '../../ui/finding-words.ts';
import type { Route } from '../../ui/routes.tsx';
import classes from './bundles.module.css';

export const toSeeTo = (findings: readonly Finding[]): readonly Finding[] =>
  findings
    .filter((finding) => !finding.passed)
    .toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));

/** More of them is no help to anybody; the words name the others. */
const MOST_LINKS = 12;

export function Findings({
  findings,
  pageOf,
  onPage,
}: {
  readonly findings: readonly Finding[];
  /** Where a page of the bundle is looked at; null for one that no document has. */
  readonly pageOf?: (page: number) => Route | null;
  readonly onPage?: (to: Route) => void;
}) {
  const { t } = useTranslation('bundles');
  const pages = (found: readonly number[]) => {
    const runs = pageRuns(found);
    if (pageOf === undefined || onPage === undefined || runs.length > MOST_LINKS)
      return [<span key="pages">{sayPages(found)}</span>];
    return runs.map(({ first, last }) => {
      const to = pageOf(first);
      const words = sayPages(Array.from({ length: last - first + 1 }, (_, n) => first + n));
      return to === null ? (
        <span key={first}>{words}</span>
      ) : (
        <Anchor
          key={first}
          component="button"
          type="button"
          inherit
          onClick={() => onPage(to)}
          data-finding-page
        >
          {words}
        </Anchor>
      );
    });
  };
  return (
    <ul className={classes.findings}>
      {findings.map((finding) => (
        <li key={JSON.stringify([finding.rule, finding.code, finding.params])}>
          <p>{sayFinding(finding)}</p>
          <p className={`${classes.findingFacts} figures`}>
            {[t(`level.${finding.level}`), finding.rule === '' ? '' : t('rule', { rule: finding.rule })]
              .filter(Boolean)
              .join(' · ')}
            {finding.pages.length === 0
              ? null
              : pages(finding.pages).map((one) => <Fragment key={one.key}> · {one}</Fragment>)}
          </p>
        </li>
      ))}
    </ul>
  );
}

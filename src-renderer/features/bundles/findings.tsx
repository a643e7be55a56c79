/** @file What a look at a bundle found: what needs seeing to first, in sentences, with its pages. */
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../src-main/contract/bundles.ts';
import classes from './bundles.module.css';

const ORDER: readonly Finding['level'][] = ['must', 'should', 'could'];

export const toSeeTo = (findings: readonly Finding[]): readonly Finding[] =>
  findings
    .filter((finding) => !finding.passed)
    .toSorted((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));

export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation('bundles');
  return (
    <ul className={classes.findings}>
      {findings.map((finding) => (
        <li key={`${finding.rule} ${finding.message}`}>
          <p>{finding.message}</p>
          <p className={`${classes.findingFacts} figures`}>
            {[
              t(`level.${finding.level}`),
              finding.rule === '' ? '' : t('rule', { rule: finding.rule }),
              finding.pages.length === 0
                ? ''
                : t('onPages', { count: finding.pages.length, pages: pageList(finding.pages) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

const SHOWN = 12;

function pageList(pages: readonly number[]): string {
  const shown = pages.slice(0, SHOWN).join(', ');
  return pages.length > SHOWN ? `${shown} …` : shown;
}

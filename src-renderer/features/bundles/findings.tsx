/** @file What a look at a bundle found: what needs seeing to first, in sentences, with its pages. */
import { useTranslation } from 'react-i18next';
import { type Finding, LEVELS } from '../../../src-main/core/findings/finding.ts';
import { sayFinding, sayPages } from '../../ui/finding-words.ts';
import classes from './bundles.module.css';

export const toSeeTo = (findings: readonly Finding[]): readonly Finding[] =>
  findings
    .filter((finding) => !finding.passed)
    .toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));

export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation('bundles');
  return (
    <ul className={classes.findings}>
      {findings.map((finding) => (
        <li key={JSON.stringify([finding.rule, finding.code, finding.params])}>
          <p>{sayFinding(finding)}</p>
          <p className={`${classes.findingFacts} figures`}>
            {[
              t(`level.${finding.level}`),
              finding.rule === '' ? '' : t('rule', { rule: finding.rule }),
              sayPages(finding.pages),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

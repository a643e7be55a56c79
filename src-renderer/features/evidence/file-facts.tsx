/** @file What the file itself says: name, kind, size, hash, and how the copy for bundles was made. */
import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import { formatMoment } from '../../ui/dates.ts';
import { sayNote } from '../../ui/finding-words.ts';
import { formatBytes } from '../../ui/sizes.ts';
import classes from './exhibit.module.css';
import { isKnownKind, isKnownStep } from './file-words.ts';

export function FileFacts({ evidence }: { readonly evidence: EvidenceView }) {
  const { t } = useTranslation('evidence');
  const kind = isKnownKind(evidence.mediaType) ? t(`kind.${evidence.mediaType}`) : evidence.mediaType;
  const steps = evidence.workingSteps.map((step) => (isKnownStep(step) ? t(`step.${step}`) : step));
  const facts = [
    [t('file.name'), evidence.originalName],
    [
      t('file.kind'),
      `${kind}, ${formatBytes(evidence.byteSize)}, ${t('pages', { count: evidence.pageCount })}`,
    ],
    [
      t('file.received'),
      t('file.receivedBy', { when: formatMoment(evidence.receivedAt), name: evidence.receivedBy }),
    ],
    [t('file.copy'), steps.join('\n')],
    [t('file.notes'), evidence.notes.map(sayNote).join('\n')],
  ].filter(([, value]) => value !== '');
  return (
    <>
      <h2 className={classes.sideTitle}>{t('file.title')}</h2>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="words figures">{value}</dd>
          </div>
        ))}
        <div>
          <dt>SHA-256</dt>
          <dd className={`${classes.hash} figures`}>{evidence.sha256}</dd>
        </div>
      </dl>
    </>
  );
}

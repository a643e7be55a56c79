/** @file What is not in a file, by number, and why. */
import { useTranslation } from 'react-i18next';
import type { LeftOut as Left } from '../../../src-main/core/handover/manifest.ts';

export function LeftOut({ left }: { readonly left: readonly Left[] }) {
  const { t } = useTranslation('handover');
  if (left.length === 0) return null;
  return (
    <div>
      <p>{t('left.title')}</p>
      <ul>
        {left.map(({ kind, why, count }) => (
          <li key={`${kind} ${why}`}>{`${t(`left.${kind}`, { count })}: ${t(`why.${why}`)}`}</li>
        ))}
      </ul>
    </div>
  );
}

/** @file What every field said before, by whom and when: one line until it is opened. */
import { useTranslation } from 'react-i18next';
import type { CaseView, EarlierLine } from '../../../src-main/contract/cases.ts';
import { fieldName } from '../../../src-main/core/details/field-lines.ts';
import { useRead } from '../../bridge/queries.ts';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import classes from './cases.module.css';

export function EarlierSection({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('cases');
  const { data, error, refetch } = useRead('earlierWords', { caseId: view.id });
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  const subjects = data?.subjects ?? [];
  if (subjects.length === 0) return null;
  return (
    <details className={classes.earlier}>
      <summary>{t('earlier.before')}</summary>
      {subjects.map((of) => (
        <div key={of.subject}>
          <h3>{of.about}</h3>
          <ul>
            {of.fields.flatMap(({ field, lines }) =>
              lines.map((line) => (
                <li key={`${field} ${line.id}`}>
                  <FieldWords field={field} />:{' '}
                  {line.effective ? (
                    <strong>
                      <Said line={line} />
                    </strong>
                  ) : (
                    <Said line={line} />
                  )}
                </li>
              )),
            )}
          </ul>
        </div>
      ))}
    </details>
  );
}

const FIELDS = [
  ...(['title', 'status', 'role', 'name', 'alsoKnownAs', 'birthDate', 'language'] as const),
  ...(['interpreterNeeded', 'safeContact', 'note', 'exhibitRef', 'section', 'documentDate'] as const),
  ...(['reference', 'profile', 'receivedFrom'] as const),
] as const;

function FieldWords({ field }: { readonly field: string }) {
  const { t } = useTranslation('cases');
  const known = FIELDS.find((one) => one === field);
  return known === undefined ? fieldName(field) : t(`earlier.field.${known}`);
}

function Said({ line: { words, author, at } }: { readonly line: EarlierLine }) {
  const { t } = useTranslation('cases');
  const who = [author, at === '' ? '' : formatMoment(at)].filter(Boolean).join(', ');
  const said = words === null ? t('earlier.elsewhere') : words === '' ? t('earlier.nothing') : words;
  return who === '' ? said : `${said} (${who})`;
}

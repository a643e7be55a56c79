/**
 * @file Where somebody can be found, and from whom they hide: not for whoever looks over a shoulder, so it is shown
 * only when asked for.
 */
import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src-main/contract/cases.ts';
import { useRead } from '../../bridge/queries.ts';

export function KeptWords({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation('people');
  const [shown, setShown] = useState(false);
  const kept = useId();
  const { data } = useRead('undecidedList', { caseId: person.caseId });
  /** What two offices wrote of it and nobody has decided; else what it says. */
  const saidOf = (field: 'safeContact' | 'note'): string[] => {
    const found = data?.undecided.find(({ name }) => name === `field/person/${person.id}/${field}`);
    return found === undefined ? [person[field]] : found.lines.map(({ said }) => said[field] ?? '');
  };
  const [reached, notes] = [saidOf('safeContact'), saidOf('note')];
  if ([...reached, ...notes].every((said) => said === '')) return null;
  const isApart = reached.length > 1 || notes.length > 1;
  return (
    <>
      {isApart ? (
        <p>
          <strong>{t('apart')}</strong>
        </p>
      ) : null}
      <div>
        <Button
          variant="default"
          size="compact-md"
          aria-expanded={shown}
          aria-controls={kept}
          aria-label={t(shown ? 'hideOne' : 'showOne', { name: person.name })}
          onClick={() => setShown(!shown)}
        >
          {t(shown ? 'hideKept' : 'showKept')}
        </Button>
      </div>
      <div id={kept} hidden={!shown}>
        {shown
          ? reached
              .filter((said) => said !== '' || reached.length > 1)
              .map((said) => (
                <p key={said} className="words">
                  <strong>{t('safeContact')}</strong> <bdi>{said === '' ? t('contact.none') : said}</bdi>
                </p>
              ))
          : null}
        {shown
          ? notes
              .filter((said) => said !== '')
              .map((said) => (
                <p key={said} className="words quiet" dir="auto">
                  {said}
                </p>
              ))
          : null}
      </div>
    </>
  );
}

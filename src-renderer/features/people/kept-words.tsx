/**
 * @file Where somebody can be found, and from whom they hide: not for whoever looks over a shoulder, so it is shown
 * only when asked for.
 */
import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src-main/contract/cases.ts';

export function KeptWords({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation('people');
  const [shown, setShown] = useState(false);
  const kept = useId();
  if (person.safeContact === '' && person.note === '') return null;
  return (
    <>
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
        {shown && person.safeContact !== '' ? (
          <p className="words">
            <strong>{t('safeContact')}</strong> <bdi>{person.safeContact}</bdi>
          </p>
        ) : null}
        {shown && person.note !== '' ? (
          <p className="words quiet" dir="auto">
            {person.note}
          </p>
        ) : null}
      </div>
    </>
  );
}

/**
 * @file A field for a passphrase, which is typed unseen: it says when Caps Lock is on, before anybody thinks that they
 * have forgotten it. The keyboard tells only with a key, so it is said from the first key on.
 */
import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';

export function PassphraseInput({
  ref,
  ...props
}: PasswordInputProps & { readonly ref?: Ref<HTMLInputElement> }) {
  const { t } = useTranslation();
  const [caps, setCaps] = useState(false);
  const hasError = props.error !== undefined && props.error !== null && props.error !== false;
  const look = (event: KeyboardEvent<HTMLInputElement>) => setCaps(event.getModifierState('CapsLock'));
  return (
    <div>
      <PasswordInput
        {...props}
        {...(ref === undefined ? {} : { ref })}
        // The field itself leaves it out, unlike every other kind of field.
        aria-invalid={hasError}
        onKeyDown={look}
        onKeyUp={look}
        onBlur={() => setCaps(false)}
      />
      <p className="quiet" role="status" data-caps-lock>
        {caps ? t('capsLock') : ''}
      </p>
    </div>
  );
}

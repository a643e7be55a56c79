/** @file A form that is there once it is asked for: a page of five forms that ask for a passphrase helps nobody. */
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';

export function WhenAsked({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  if (open) return children;
  return (
    <div>
      <Button variant="default" onClick={() => setOpen(true)}>
        {label}
      </Button>
    </div>
  );
}

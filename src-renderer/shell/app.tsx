/** @file Providers around everything, and the error boundary. */
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { styleNonce } from '../bridge/client.ts';
import { queryClient } from '../bridge/queries.ts';
import { Announcements } from '../ui/announce.tsx';
import { ConfirmProvider } from '../ui/confirm.tsx';
import { settingsManager } from '../ui/settings.ts';
import { theme } from '../ui/theme.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { FormErrorsSaid } from './form-errors-said.tsx';
import { HideScreen } from './hide-screen.tsx';
import { KeyboardKept } from './keyboard-kept.tsx';
import { LockSoon } from './lock-soon.tsx';
import { MessagesInView } from './messages-in-view.tsx';
import { SessionProvider } from './session.tsx';
import { Workspace } from './workspace.tsx';

export function App() {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={settingsManager}
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <ErrorBoundary>
          <ConfirmProvider>
            <SessionProvider>
              <Workspace />
            </SessionProvider>
          </ConfirmProvider>
        </ErrorBoundary>
        <Announcements />
        <FormErrorsSaid />
        <KeyboardKept />
        <MessagesInView />
        <LockSoon />
        <HideScreen />
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** @file Entry of the page: words, style nonce, look, then the shell. */
import '@mantine/core/styles.css';
import '../ui/global.css';
import { createRoot } from 'react-dom/client';
import { styleNonce } from '../bridge/client.ts';
import { listenToProgress } from '../bridge/jobs.ts';
import { startWords } from '../i18n/index.ts';
import { offerFonts } from '../ui/fonts.ts';
import { App } from './app.tsx';
import { allowStyleText } from './trusted-types.ts';

allowStyleText();
// The scroll lock of dialogs writes a <style> too, and asks for the nonce under this name.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
listenToProgress();
offerFonts();
await startWords();

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);

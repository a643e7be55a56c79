/**
 * @file Runs the built program in system Chromium: `node tests/support/chromium-host/run.ts [--visible]
 * [--screenshot out.png] [--dark] [--size 1920x1080] [--vault=<folder>]`. Build first.
 */
import { parseArgs } from 'node:util';
import { startProgram } from './start.ts';

const { values } = parseArgs({
  options: {
    visible: { type: 'boolean', default: false },
    screenshot: { type: 'string' },
    dark: { type: 'boolean', default: false },
    size: { type: 'string', default: '1366x768' },
    vault: { type: 'string' },
  },
});
const [width = 1366, height = 768] = values.size.split('x').map(Number);

const program = startProgram({
  settings: {
    visible: values.visible,
    colorScheme: values.dark ? 'dark' : 'light',
    width,
    height,
    ...(values.screenshot === undefined ? {} : { screenshot: values.screenshot }),
  },
  args: values.vault === undefined ? [] : [`--vault=${values.vault}`],
});
program.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => program.kill(signal));

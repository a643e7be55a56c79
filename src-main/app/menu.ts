/**
 * @file The menu, hidden until Alt is pressed. It is here for its keys, which work whatever the page is
 * doing: Lock, Hide, text size, the edit keys. No reload, no developer tools, no help page on the web.
 */
import { Menu } from 'electron';

interface MenuActions {
  lock(): void;
  hide(): void;
}

export function installMenu(act: MenuActions): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: 'Testimony',
        submenu: [
          { label: 'Lock', accelerator: 'CommandOrControl+L', click: () => act.lock() },
          { label: 'Hide', accelerator: 'F9', click: () => act.hide() },
          { type: 'separator' },
          { role: 'quit' },
        ],
      },
      {
        label: 'Edit',
        submenu: [
          { role: 'undo' },
          { role: 'redo' },
          { type: 'separator' },
          { role: 'cut' },
          { role: 'copy' },
          { role: 'paste' },
          { role: 'selectAll' },
        ],
      },
      {
        label: 'View',
        submenu: [
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { role: 'resetZoom' },
          { role: 'togglefullscreen' },
        ],
      },
    ]),
  );
}

/** @file The application menu, of which only the keys exist here. */
import type { MenuItemConstructorOptions } from 'electron';

const keys = new Map<string, () => void>();

export const Menu = {
  buildFromTemplate: (template: readonly MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (template: readonly MenuItemConstructorOptions[]) => {
    for (const item of template) remember(item);
  },
};

function remember(item: MenuItemConstructorOptions): void {
  if (item.accelerator !== undefined && item.click !== undefined) {
    const key = String(item.accelerator).replace('CommandOrControl', 'ctrl').toLowerCase();
    keys.set(key, item.click as unknown as () => void);
  }
  for (const inner of Array.isArray(item.submenu) ? item.submenu : []) remember(inner);
}

export const accelerators = (): readonly string[] => [...keys.keys()];
export const pressAccelerator = (key: string): void => keys.get(key)?.();

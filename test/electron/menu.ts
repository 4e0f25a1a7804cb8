import { record } from './desktop.ts';
import { NotImitated } from './not-imitated.ts';

type Item = {
  label?: string;
  type?: 'normal' | 'separator' | 'checkbox';
  enabled?: boolean;
  checked?: boolean;
  click?: (item: Readonly<Item>) => void;
};

/** What a person sees of a menu's line. */
export type MenuLine = { label: string; type: string; enabled: boolean; checked: boolean };

/** A menu that was built from a template. */
export class StandInMenu {
  readonly #items: Item[];

  constructor(items: readonly Item[]) {
    this.#items = items.map((item) => {
      // Electron refuses a line that is nothing.
      if (item.label === undefined && item.type !== 'separator')
        throw new TypeError('Invalid template for MenuItem: must have label, role or type');
      return { ...item };
    });
  }

  describe(): MenuLine[] {
    return this.#items.map(({ label = '', type = 'normal', enabled = true, checked = false }) => ({
      label,
      type,
      enabled,
      checked,
    }));
  }

  /** Clicks a line by its label. A checkbox has changed when the app hears of it. */
  click(label: string): void {
    const item = this.#items.find((each) => each.label === label);
    if (!item) throw new NotImitated(`a click on the line '${label}', which no menu has`);
    if (item.enabled === false) return;
    if (item.type === 'checkbox') item.checked = !item.checked;
    item.click?.(item);
  }
}

export const menu = {
  /** The only thing that the app does with the window's menu is to take it away. */
  setApplicationMenu(template: null): void {
    record.hasMenu = template !== null;
  },

  buildFromTemplate(template: readonly Item[]): StandInMenu {
    return new StandInMenu(template);
  },
};

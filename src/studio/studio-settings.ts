import { z } from 'zod';
import { err, ok, type Result } from '../base/result.ts';
import { packerError, type PackerError } from '../contract/errors.ts';
import { studioSettingsSchema, type StudioSettings } from '../contract/operations/studio.ts';
import type { ValidRequestOf } from '../contract/operations.ts';
import { StateFile, type StateFileParts } from './state-file.ts';

/** Bytes of JSON that a page may keep as its layout. */
const largestLayout = 16 * 1024;

const documentSchema = studioSettingsSchema.extend({ format_version: z.literal(1) });
type Document = z.output<typeof documentSchema>;

const initial: Document = { format_version: 1, theme: 'dark', density: 'compact', layout: {} };

/** A person's settings of the Studio: `settings.json`. Several windows and processes write it, the last wins for each key. */
export class SettingsStore {
  readonly #file: StateFile<Document>;

  constructor(parts: Omit<StateFileParts<Document>, 'name' | 'schema' | 'initial'>) {
    this.#file = new StateFile({ ...parts, name: 'settings.json', schema: documentSchema, initial });
  }

  async read(): Promise<StudioSettings> {
    return settingsOf(await this.#file.read());
  }

  /** What is left out stays; the layout name by name, and a `null` forgets a name. */
  async update(wanted: ValidRequestOf<'updateStudioSettings'>): Promise<Result<StudioSettings, PackerError>> {
    const updated = await this.#file.update((now) => {
      const layout = merged(now.layout, wanted.layout ?? {});
      if (new TextEncoder().encode(JSON.stringify(layout)).length > largestLayout) return err(layoutTooLarge());
      return ok({ format_version: 1, theme: wanted.theme ?? now.theme, density: wanted.density ?? now.density, layout });
    });
    return updated.ok ? ok(settingsOf(updated.value)) : updated;
  }
}

type Layout = StudioSettings['layout'];

function merged(now: Layout, wanted: Layout): Layout {
  const entries = Object.entries({ ...now, ...wanted }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries);
}

function settingsOf({ theme, density, layout }: Document): StudioSettings {
  return { theme, density, layout };
}

function layoutTooLarge(): PackerError {
  const message = `A layout has at most ${String(largestLayout)} bytes of JSON.`;
  return packerError('invalid_request', message, 'Forget names that are no longer used.', { place: { field: '/layout' } });
}

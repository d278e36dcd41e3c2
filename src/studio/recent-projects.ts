import { z } from 'zod';
import { ok, type Result } from '../base/result.ts';
import type { PackerError } from '../contract/errors.ts';
import { placeIdSchema } from '../contract/operations/studio.ts';
import { newOperationId } from '../io/operation-id.ts';
import { StateFile, type StateFileParts } from './state-file.ts';

/** As many as a person looks through. */
export const mostRecent = 50;

const entrySchema = z.strictObject({ place_id: placeIdSchema, directory: z.string().min(1).max(4096), opened_at: z.iso.datetime() });
const documentSchema = z.strictObject({ format_version: z.literal(1), projects: z.array(entrySchema).max(mostRecent) });

export type RecentEntry = z.output<typeof entrySchema>;
type Document = z.output<typeof documentSchema>;

const initial: Document = { format_version: 1, projects: [] };

/** The projects that were opened last: `recent-projects.json`, the last one first. */
export class RecentProjects {
  readonly #file: StateFile<Document>;

  constructor(parts: Omit<StateFileParts<Document>, 'name' | 'schema' | 'initial'>) {
    this.#file = new StateFile({ ...parts, name: 'recent-projects.json', schema: documentSchema, initial });
  }

  async list(): Promise<readonly RecentEntry[]> {
    return (await this.#file.read()).projects;
  }

  /** Puts a project first; it keeps the id it has. */
  async opened(directory: string, at: Date, placeId: string = newOperationId()): Promise<Result<unknown, PackerError>> {
    return this.#file.update(({ projects }) => {
      const known = projects.find((entry) => entry.directory === directory);
      const entry = { place_id: known?.place_id ?? placeId, directory, opened_at: at.toISOString() };
      const others = projects.filter((other) => other !== known && other.place_id !== entry.place_id);
      return ok({ format_version: 1, projects: [entry, ...others].slice(0, mostRecent) });
    });
  }

  async forget(placeId: string): Promise<Result<unknown, PackerError>> {
    return this.#file.update(({ projects }) => ok({ format_version: 1, projects: projects.filter((entry) => entry.place_id !== placeId) }));
  }
}

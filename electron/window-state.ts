import { z } from 'zod';
import type { FileSystem } from '../src/io/file-system.ts';
import { replaceDurable } from '../src/io/durable-write.ts';
import { readWhole } from '../src/io/read-whole.ts';
import { readStrictJson } from '../src/io/strict-json.ts';

const coordinate = z.int().min(-100_000).max(100_000);
const length = z.int().min(1).max(100_000);
const rectangleSchema = z.strictObject({ x: coordinate, y: coordinate, width: length, height: length });

/** Where the last window stood; pixels, independent of the display's scale. */
const windowStateSchema = z.strictObject({ format: z.literal(1), bounds: rectangleSchema, maximized: z.boolean() });
export type WindowState = z.output<typeof windowStateSchema>;
type Rectangle = WindowState['bounds'];

export const smallestWindow = { width: 960, height: 600 };
const usualWindow = { width: 1440, height: 900 };

const largestState = 4096;

/** What was kept, or nothing when it was never kept or is not what this program writes: no reason not to start. */
export function readWindowState(fs: FileSystem, file: string): WindowState | undefined {
  try {
    const read = readWhole(fs, file, largestState);
    const json = read.ok ? readStrictJson(read.value.bytes, { maxBytes: largestState }) : undefined;
    return json?.ok ? windowStateSchema.safeParse(json.value.value).data : undefined;
  } catch {
    return undefined;
  }
}

/** Kept durably. Whether it can be is nothing a person closing a window needs to decide about. */
export function keepWindowState(fs: FileSystem, file: string, state: WindowState): void {
  try {
    replaceDurable(fs, file, new TextEncoder().encode(`${JSON.stringify(state)}\n`));
  } catch {
    // The next window stands where one stood before.
  }
}

/** Where a window opens: where the last one stood if a display still shows its title bar, otherwise as the system likes. */
export function placeWindow(state: WindowState | undefined, workAreas: readonly Rectangle[]): Partial<Rectangle> & { readonly width: number; readonly height: number } {
  if (!state) return usualWindow;
  const width = Math.max(state.bounds.width, smallestWindow.width);
  const height = Math.max(state.bounds.height, smallestWindow.height);
  const { x, y } = state.bounds;
  const seen = workAreas.some((area) => x + width > area.x + 100 && x < area.x + area.width - 100 && y >= area.y && y < area.y + area.height - 50);
  return seen ? { x, y, width, height } : { width, height };
}

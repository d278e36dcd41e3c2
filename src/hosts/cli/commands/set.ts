import { Option, type Command } from 'commander';
import { err, ok, type Result } from '../../../base/result.ts';
import { jsonPointer } from '../../../base/json-pointer.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import { findAsset } from '../asset-reference.ts';
import { readAssignment, readField, type FieldValue } from '../assignment.ts';
import { runChange } from '../carry-out.ts';
import { changeCommand, repeated, type ChangeOptions, type Run } from '../command.ts';

interface SetOptions extends ChangeOptions {
  readonly unset?: readonly string[];
}

const description = {
  summary: "set fields of an asset's declaration",
  details:
    'Sets fields of an asset.json and leaves everything else in it as it is written. A field is dotted (output.tile_size) or a JSON pointer (/output/tile_size); in a list, names are numbers from 0, and - is a new last item. A value is JSON, or else a string.',
  examples: [
    ['prometeu set overworld output.tile_size=32', 'a number'],
    ['prometeu set hud output.palette.file=hud.hex', 'a string'],
    ["prometeu set hud 'inputs.tiles=[\"*.png\"]'", 'a list'],
    ['prometeu set hud --unset output.columns', 'back to the default'],
  ],
} as const;

export function setCommand(run: Run): Command {
  return changeCommand('set', description)
    .argument('<asset>', 'id, root or name')
    .argument('[field=value...]', 'what to set')
    .optionsGroup('Fields:')
    .addOption(new Option('--unset <field>', 'take a field away; may be repeated').argParser(repeated))
    .action((asset: string, assignments: string[], options: SetOptions) =>
      runChange(run, 'set', options, undefined, async (session, project) => {
        const edits = editsOf(assignments, options.unset ?? []);
        if (!edits.ok) return edits;
        const found = await findAsset(session, project, asset);
        return found.ok ? ok([{ kind: 'update_declaration', asset: found.value, edits: edits.value }]) : found;
      }),
    );
}

interface Edit {
  readonly pointer: string;
  readonly value?: FieldValue;
}

/** In the order they were typed, what is set before what is taken away. */
function editsOf(assignments: readonly string[], unset: readonly string[]): Result<Edit[], PackerError> {
  const edits: Edit[] = [];
  for (const text of assignments) {
    const assignment = readAssignment(text);
    if (!assignment.ok) return assignment;
    edits.push({ pointer: jsonPointer(assignment.value.names), value: assignment.value.value });
  }
  for (const text of unset) {
    const names = readField(text);
    if (!names.ok) return names;
    edits.push({ pointer: jsonPointer(names.value) });
  }
  if (edits.length > 0) return ok(edits);
  return err(packerError('invalid_request', 'No field was named.', 'Write FIELD=VALUE, or --unset FIELD.'));
}

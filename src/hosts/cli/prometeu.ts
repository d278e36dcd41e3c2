import { version } from './version.ts';

// Old syntax only, and nothing imported but a constant: this file has to load under a Node that is too old, to
// say so, and `--version` has to answer before anything heavy is read.
const oldestNode = 24;
/** Commands that open a project, answer and end. */
const looking = ['status', 'list', 'show', 'history'];
const looks = looking.includes(String(process.argv[2]));
const packs = process.argv[2] === 'pack';
const only = process.argv.length === 3 ? process.argv[2] : undefined;

if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  process.stderr.write(
    `prometeu needs Node ${oldestNode} or newer; this is Node ${process.versions.node}.\n` +
      'In a clone of the project `npm ci` brings the right one along: run it as `npx prometeu`.\n',
  );
  process.exitCode = 2;
} else if (only === '--version' || only === '-V') {
  process.stdout.write(`${version}\n`);
} else {
  // Bundled code is small, not readable: whoever asks for stacks gets those of the source.
  if (process.env['PROMETEU_STACK']) process.setSourceMapsEnabled(true);
  // A large project makes many small values that stay. V8 would take that for a reason to let the room for new ones grow
  // to many times of what it needs: a third of all memory, and no quicker.
  const flags = looks || packs ? ['--semi-space-growth-factor=1'] : [];
  // And what a command that only looks does is over before code is worth optimising to the last: that would only keep a core
  // busy that reads files beside it.
  if (looks) flags.push('--no-turbofan');
  // Nor does V8 look often enough what of it is not needed any more: until there is nearly as much again.
  if (packs) flags.push('--heap-growing-percent=25');
  for (const flag of flags) process.getBuiltinModule('node:v8').setFlagsFromString(flag);
  // What V8 made of the bundle is kept beside it, and so goes away with it. Where nothing can be written nothing is kept.
  if (import.meta.filename.endsWith('.js')) process.getBuiltinModule('node:module').enableCompileCache(`${import.meta.dirname}/compiled`);
  import('./main.ts').then(
    (module) => module.main(version),
    (error: unknown) => {
      process.stderr.write(`BUG: prometeu could not be loaded: ${String(error)}\n`);
      process.exitCode = 3;
    },
  );
}

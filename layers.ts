/**
 * Who may import whom: the one table, read by the lint configuration and by test/architecture.
 * A folder below src/, electron/ or renderer/ that no row names is an error. The longest matching row wins.
 */

/** What the code of a layer may take for granted about the machine it runs on. */
export type Environment = 'neutral' | 'node' | 'electron' | 'renderer';

export interface Layer {
  /** Folder or file, from the repository's root, POSIX, without a trailing slash. */
  readonly path: string;
  readonly environment: Environment;
  /** Other layers this one may import; its own files always. */
  readonly imports: readonly string[];
  /** Packages from the registry this layer may import. */
  readonly packages: readonly string[];
  /** Node's own modules this layer may import, without `node:`. */
  readonly builtins: readonly string[];
}

const ground = ['src/base', 'src/contract'];
const documentsAndBelow = ['src/packer/documents', 'src/io', ...ground];
const belowSnapshot = ['src/packer/commit', 'src/packer/archive', ...documentsAndBelow];
const diagnosticsAndBelow = ['src/packer/diagnostics', 'src/packer/families', 'src/packer/snapshot', ...belowSnapshot];

/** Features never import each other. */
const features = ['frame', 'welcome', 'assets', 'inspector', 'changes', 'drift', 'doctor', 'pack-wizard', 'activity', 'settings'].map(
  (feature) => `renderer/features/${feature}`,
);
const featureGround = ['renderer/state', 'renderer/ui', 'renderer/client', 'renderer/words', ...ground];
const pageParts = ['react', 'react-dom', 'radix-ui', '@tanstack/react-virtual', 'react-resizable-panels', 'd3-hierarchy', 'lucide-react', 'zustand'];
const fonts = ['@fontsource-variable/inter', '@fontsource-variable/jetbrains-mono'];

function layer(path: string, environment: Environment, imports: readonly string[], rest: Partial<Layer> = {}): Layer {
  return { path, environment, imports, packages: [], builtins: [], ...rest };
}

export const layers: readonly Layer[] = [
  layer('src/base', 'neutral', []),
  layer('src/contract', 'neutral', ['src/base'], { packages: ['zod'] }),

  layer('src/io', 'node', ground, { builtins: ['fs', 'path', 'crypto', 'sqlite', 'os', 'buffer', 'process'] }),
  layer('src/io/ahead', 'node', ['src/io', ...ground], { builtins: ['worker_threads'] }),
  layer('src/io/watch', 'node', ['src/io', ...ground], { packages: ['chokidar'], builtins: ['fs', 'process'] }),

  layer('src/packer/documents', 'node', ['src/io', ...ground], { packages: ['zod', 'diff'] }),
  layer('src/packer/archive', 'node', ['src/io', ...ground], { packages: ['zod'], builtins: ['zlib'] }),
  layer('src/packer/commit', 'node', ['src/io', ...ground], { packages: ['zod'], builtins: ['path'] }),
  layer('src/packer/snapshot', 'node', ['src/io/ahead', ...belowSnapshot], { packages: ['zod'], builtins: ['util'] }),
  // Bytes are handed to families and rules: neither ever opens a file.
  layer('src/packer/families', 'node', ['src/packer/snapshot', 'src/packer/documents', ...ground], {
    packages: ['zod'],
    builtins: ['zlib'],
  }),
  layer('src/packer/diagnostics', 'node', [
    'src/packer/families',
    'src/packer/snapshot',
    'src/packer/documents',
    ...ground,
  ], { packages: ['zod'] }),
  layer('src/packer/changes', 'node', diagnosticsAndBelow, { packages: ['zod'], builtins: ['util'] }),
  layer('src/packer/drift', 'node', ['src/packer/changes', 'src/io/watch', ...diagnosticsAndBelow]),
  layer('src/packer/pack', 'node', diagnosticsAndBelow, {
    packages: ['zod'],
    builtins: ['worker_threads', 'os'],
  }),
  layer('src/packer/runtime', 'node', ['src/packer/pack', 'src/packer/drift', 'src/io/watch', 'src/io/ahead', 'src/packer/changes', ...diagnosticsAndBelow], {
    packages: ['zod'],
    builtins: ['os', 'child_process', 'url'],
  }),

  layer('src/studio', 'node', ['src/packer/runtime', 'src/io', 'src/io/watch', ...ground], {
    packages: ['tsyringe', 'reflect-metadata', 'zod'],
    builtins: ['os'],
  }),
  layer('src/hosts/cli', 'node', ['src/hosts/browser', 'src/studio', 'src/io', ...ground], {
    packages: ['commander', 'string-width'],
    builtins: ['path', 'util', 'process', 'readline', 'module', 'url', 'child_process'],
  }),

  layer('src/transport', 'neutral', ground, { packages: ['zod'] }),
  layer('src/hosts/browser', 'node', ['src/studio', 'src/transport', 'src/io', ...ground], {
    packages: ['ws', 'open'],
    builtins: ['http', 'net', 'path', 'crypto', 'buffer', 'stream', 'process', 'os'],
  }),

  layer('electron', 'electron', ['src/studio', 'src/transport', 'src/io', 'electron/preload.ts', ...ground], {
    packages: ['electron', 'zod'],
    builtins: ['path', 'os', 'process', 'url', 'child_process'],
  }),
  layer('electron/preload.ts', 'electron', ['src/contract'], { packages: ['electron'] }),

  // Every text of the interface, one file a feature.
  layer('renderer/words', 'renderer', ground),
  layer('renderer/ui', 'renderer', ['renderer/words', ...ground], { packages: pageParts }),
  layer('renderer/client', 'renderer', ['src/transport', ...ground], { packages: ['react'] }),
  layer('renderer/state', 'renderer', ['renderer/client', 'renderer/words', 'src/transport', ...ground], { packages: ['react', 'zustand'] }),
  ...features.map((feature) => layer(feature, 'renderer', featureGround, { packages: pageParts })),
  // The one place that puts the features side by side.
  layer('renderer', 'renderer', [...features, ...featureGround], { packages: [...pageParts, 'react-dom', ...fonts] }),
];

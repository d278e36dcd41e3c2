import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Two cores, shared: more workers only wait for each other.
    maxWorkers: 2,
    // No test depends on time; the limits only end a hang.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Workers run from TypeScript strip its types with WebAssembly of their own; V8 can fall over its registry of such
    // code when it is thrown away while a thread ends (nodejs/node#64500). What is kept cannot be thrown away.
    execArgv: ['--no-wasm-code-gc', '--liftoff-only'],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'electron/**/*.ts', 'renderer/**/*.{ts,tsx}'],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: '.cache/coverage',
    },
    projects: [
      { extends: true, test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/architecture/**', 'test/faults/**'],
        },
      },
      { extends: true, test: { name: 'faults', include: ['test/faults/**/*.test.ts'] } },
      { extends: true, test: { name: 'e2e', include: ['e2e/**/*.test.ts'], globalSetup: 'e2e/support/build.ts' } },
    ],
  },
});

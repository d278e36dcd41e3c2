import tseslint from 'typescript-eslint';
import { layerRule } from './scripts/lint/layer-rule.ts';

/** Test probes whose very point is code that must not compile; the type-checker reads them, lint does not. */
const probes = 'test/architecture/environments/**';

export default tseslint.config(
  { ignores: ['dist/**', '.cache/**', 'node_modules/**', 'examples/**', 'coverage/**', probes] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { house: { rules: { layers: layerRule } } },
    rules: {
      'house/layers': 'error',
      'max-lines': ['error', { max: 500 }],
      'max-lines-per-function': ['error', { max: 80 }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // A suite is one long callback by nature, and a script talks to its terminal.
    files: ['test/**', 'e2e/**', 'scripts/**'],
    rules: { 'max-lines-per-function': 'off', 'no-console': 'off' },
  },
  // Tools that ask for a default export.
  { files: ['*.config.ts', '**/*.config.ts', 'e2e/support/build-page.ts'], rules: { 'no-restricted-exports': 'off' } },
);

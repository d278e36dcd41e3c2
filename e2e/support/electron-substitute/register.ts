/** Loaded before the built main file: from here on `electron` is the substitute. */
import { registerHooks } from 'node:module';

const substitute = new URL('./electron-module.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) => (/^electron(\/main)?$/u.test(specifier) ? { url: substitute, shortCircuit: true } : next(specifier, context)),
});

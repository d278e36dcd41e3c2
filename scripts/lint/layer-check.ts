import { posix } from 'node:path';
import { layers, type Layer } from '../../layers.ts';

const housed = ['src/', 'electron/', 'renderer/'];

/** The row that speaks for a file (repository-relative, POSIX): the longest path that holds it. */
export function layerOf(file: string): Layer | undefined {
  return layers
    .filter((layer) => file === layer.path || file.startsWith(`${layer.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

/** Whether the table has to have a row for this file. */
export function isHoused(file: string): boolean {
  return housed.some((folder) => file.startsWith(folder)) && /\.tsx?$/u.test(file);
}

/**
 * Why `file` may not import `specifier`, in one sentence, or nothing when it may.
 * Files outside the housed folders (tests, scripts) may import everything.
 */
export function forbiddenImport(file: string, specifier: string): string | undefined {
  if (!isHoused(file)) return undefined;
  const layer = layerOf(file);
  if (!layer) return `${file} lies in no layer: add its folder to layers.ts.`;
  if (specifier.startsWith('.')) return forbiddenFile(layer, posix.join(posix.dirname(file), specifier));
  if (specifier.startsWith('node:')) return forbiddenBuiltin(layer, specifier.slice(5));
  return forbiddenPackage(layer, specifier);
}

function forbiddenFile(layer: Layer, target: string): string | undefined {
  const owner = layerOf(target);
  if (!owner) return `${target} lies in no layer that ${layer.path} could import (layers.ts).`;
  if (owner.path === layer.path || layer.imports.includes(owner.path)) return undefined;
  return `${layer.path} may not import ${owner.path}; allowed: ${list(layer.imports)} (layers.ts).`;
}

function forbiddenBuiltin(layer: Layer, name: string): string | undefined {
  const known = layer.builtins.some((builtin) => name === builtin || name.startsWith(`${builtin}/`));
  return known ? undefined : `${layer.path} may not import node:${name}; allowed: ${list(layer.builtins)} (layers.ts).`;
}

function forbiddenPackage(layer: Layer, specifier: string): string | undefined {
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  return layer.packages.includes(name)
    ? undefined
    : `${layer.path} may not import the package ${name}; allowed: ${list(layer.packages)} (layers.ts).`;
}

function list(names: readonly string[]): string {
  return names.length > 0 ? names.join(', ') : 'none';
}

import { declarationText, indexText } from './declaration.ts';
import { dataAssets, soundAssets } from './other-assets.ts';
import { tileAssets } from './tile-assets.ts';

/** Above every id that was ever given: a few are gone, as in any project that has lived. */
const nextAssetId = 36;

const ignored = ['/journal/', '/backup/', '/history/', '/trash/', '/conflicts/', '/cache/', '/lock', '/lock.json'];

/** Every file of the example that is made by code, by its path from the project's directory. */
export function starfall(): ReadonlyMap<string, Uint8Array> {
  const made = new Map<string, Uint8Array>();
  const text = (path: string, lines: string): unknown => made.set(path, new TextEncoder().encode(lines));
  const assets = [...tileAssets(), ...soundAssets(), ...dataAssets()];
  text('assets/.prometeu/.gitignore', ignored.map((line) => `${line}\n`).join(''));
  text('assets/.prometeu/.gitattributes', 'index.json text eol=lf\n');
  text('assets/.prometeu/index.json', indexText(assets, nextAssetId));
  for (const asset of assets) {
    text(`assets/${asset.root}/asset.json`, declarationText(asset));
    for (const [path, bytes] of Object.entries(asset.files)) made.set(`assets/${asset.root}/${path}`, bytes);
  }
  return made;
}

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bytesSource, type ByteSource } from '../../../src/base/byte-source.ts';
import { SystemError } from '../../../src/io/system-error.ts';
import type { CompanionFault } from '../../../src/packer/archive/companion-fault.ts';
import { verifyCompanions } from '../../../src/packer/archive/companion-verify.ts';
import { companionNames, type CompanionName } from '../../../src/packer/archive/companions.ts';
import { helloArchive, helloCompanions } from './golden-companions.ts';
import { helloPack, opened } from './golden.ts';

const archive = opened(helloPack);

function faultsOf(changes: Partial<Record<CompanionName, string | Uint8Array>> = {}, sha256 = helloArchive.sha256): readonly CompanionFault[] {
  const sources = companionNames.map((name): [CompanionName, ByteSource] => [
    name,
    bytesSource(Buffer.from(changes[name] ?? helloCompanions[name])),
  ]);
  return verifyCompanions(archive, sha256, Object.fromEntries(sources));
}

const metadata = 'asset_table_metadata.json';

/** The metadata document changed, with a checksum that fits the change. */
function metadataWith(find: string | RegExp, replacement: string): string {
  const changed = helloCompanions[metadata].replace(find, replacement);
  if (changed === helloCompanions[metadata]) throw new Error(`the document does not hold ${String(find)}`);
  const bare = changed.replace(/"checksum":"[0-9a-f]{64}",/u, '').trimEnd();
  const checksum = createHash('sha256').update(bare).digest('hex');
  return changed.replace(/"checksum":"[0-9a-f]{64}"/u, `"checksum":"${checksum}"`);
}

describe('the golden companions', () => {
  it('have no fault', () => {
    expect(faultsOf()).toEqual([]);
  });

  it('are judged one by one when some are left out', () => {
    expect(verifyCompanions(archive, helloArchive.sha256, { 'preload.json': bytesSource(Buffer.from('[]\n')) })).toMatchObject([
      { file: 'preload.json', code: 'not_a_mirror' },
    ]);
  });
});

describe('one flipped bit anywhere in a companion', () => {
  it.each(companionNames)('%s: is found in that file, with a byte', (name) => {
    const right = Buffer.from(helloCompanions[name]);
    for (let byte = 0; byte < right.length; byte += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const changed = Buffer.from(right);
        changed[byte] = (right[byte] ?? 0) ^ (1 << bit);
        const faults = faultsOf({ [name]: changed });
        expect(faults[0]?.file, `byte ${byte}, bit ${bit}`).toBe(name);
        expect(faults[0]?.byte, `byte ${byte}, bit ${bit}`).toBeTypeOf('number');
      }
    }
  });

  it.each(companionNames)('%s: cut off anywhere or longer by a byte, it is refused', (name) => {
    const right = Buffer.from(helloCompanions[name]);
    for (let length = 0; length < right.length; length += 1) {
      expect(faultsOf({ [name]: right.subarray(0, length) }), `cut to ${length}`).not.toEqual([]);
    }
    expect(faultsOf({ [name]: Buffer.concat([right, Buffer.from('\n')]) })).not.toEqual([]);
  });
});

describe('a mirror', () => {
  it('that differs names the byte and the asset whose entry it is in', () => {
    const changed = helloCompanions['asset_table.json'].replace('"hello"', '"hallo"');
    expect(faultsOf({ 'asset_table.json': changed })).toEqual([
      {
        code: 'not_a_mirror',
        file: 'asset_table.json',
        message: "asset_table.json is not what the archive's header says, from byte 30 on, in the entry of asset 1 (hello)",
        byte: 30,
        asset_id: 1,
      },
    ]);
  });
});

describe('the metadata document, with a checksum that is right', () => {
  const other = 'f'.repeat(64);
  it.each([
    ['names another archive', helloArchive.sha256, other, 'wrong_reference', '/assets_pa/sha256'],
    ['names another size', '"size":341', '"size":342', 'wrong_reference', '/assets_pa/size'],
    ['names another table', /5a8c6f9d[0-9a-f]{56}/u, other, 'wrong_reference', '/asset_table/sha256'],
    ['names another preload', /5fc3631d[0-9a-f]{56}/u, other, 'wrong_reference', '/preload/sha256'],
    ['has an asset of another id', '"asset_id":1', '"asset_id":2', 'assets_differ', '/assets/0/asset_id'],
    ['has an asset of another name', '"asset_name":"hello"', '"asset_name":"hullo"', 'assets_differ', '/assets/0/asset_name'],
    ['has no asset', /"assets":\[.*?\]\}\]/u, '"assets":[]', 'assets_differ', '/assets'],
    ['has an asset too many', /"assets":\[(\{.*?\}\]\})\]/u, '"assets":[$1,$1]', 'assets_differ', '/assets/1'],
    ['has a uuid in capitals', '0198c2a4', '0198C2A4', 'invalid', '/assets/0/asset_uuid'],
    ['has an unknown key in an asset', '"root":"texts/hello"', '"root":"texts/hello","s":1', 'invalid', '/assets/0'],
    ['has a source without a path', '"path":"hello.txt",', '', 'invalid', '/assets/0/sources/0/path'],
    ['has an absolute path', '"path":"hello.txt"', '"path":"/hello.txt"', 'invalid', '/assets/0/sources/0/path'],
    ['has a path that leads out', '"root":"texts/hello"', '"root":"../hello"', 'invalid', '/assets/0/root'],
    ['has another version', '"schema_version":1', '"schema_version":2', 'invalid', '/schema_version'],
    ['has an unknown key', '"schema_version":1', '"schema_version":1,"time":0', 'invalid', ''],
  ])('%s', (_, find, replacement, code, field) => {
    const [fault] = faultsOf({ [metadata]: metadataWith(find, replacement) });
    expect(fault).toMatchObject({ code, file: metadata });
    expect(fault?.field).toBe(field);
  });

  it('is refused when it does not fit its checksum, and only for that', () => {
    const changed = helloCompanions[metadata].replace('texts/hello', 'texts/hallo');
    expect(faultsOf({ [metadata]: changed })).toMatchObject([{ code: 'wrong_checksum', field: '/checksum' }]);
  });

  it('is refused when the archive beside it is another one: a promotion in progress', () => {
    const faults = faultsOf({}, other);
    expect(faults.map((fault) => [fault.file, fault.field])).toEqual([[metadata, '/assets_pa/sha256']]);
  });

  it.each([
    ['nothing', ''],
    ['a newline', '\n'],
    ['no object', '[]\n'],
    ['assets that are no array', '{"assets":{}}\n'],
    ['a deep nest', `${'['.repeat(100)}\n`],
    ['an asset that is no object', helloCompanions[metadata].replace(/"assets":\[.*?\]\}\]/u, '"assets":[1]')],
  ])('that is %s is refused without a throw', (_, text) => {
    expect(faultsOf({ [metadata]: text })).not.toEqual([]);
  });

  it('with millions of sources that are none costs neither their memory nor their time', () => {
    const text = helloCompanions[metadata].replace(/"sources":\[.*?\]/u, `"sources":[${'7,'.repeat(4_000_000)}7]`);
    expect(faultsOf({ [metadata]: text }).length).toBeLessThan(2000);
  });

  it('is not read when it is larger than any should be', () => {
    const huge = { size: 2 ** 40, read: (): never => expect.fail('was read') };
    expect(verifyCompanions(archive, helloArchive.sha256, { [metadata]: huge })).toMatchObject([{ code: 'too_large' }]);
  });
});

describe('a disk that fails', () => {
  it('is a fault of the file it failed on', () => {
    const failing = {
      size: 26,
      read: (): never => {
        throw new SystemError('EIO', 'read', 'preload.json');
      },
    };
    expect(verifyCompanions(archive, helloArchive.sha256, { 'preload.json': failing })).toMatchObject([
      { code: 'unreadable', file: 'preload.json', message: expect.stringContaining('EIO') as string },
    ]);
  });
});
